#include "gate/answer.h"

#include "base/text.h"
#include "http/form.h"
#include "http/response.h"

namespace gate {
namespace {

// Only what cannot break a header line or smuggle a second value.
std::string Encoded(std::string_view value) {
  std::string safe;
  for (char c : value) {
    safe += c >= 0x20 && c < 0x7f && c != '%' ? std::string(1, c) : http::EncodeUrl(std::string_view(&c, 1));
  }
  return safe;
}

std::string Lines(const rules::PassResult& pass, std::string_view user, std::string_view prefix,
                  const char* const (&names)[5]) {
  if (pass.email.empty()) return "";
  std::string lines = std::string(user) + ": " + pass.email + "\r\n";
  const std::string* values[5] = {&pass.name, &pass.company, &pass.number, &pass.website, &pass.language};
  for (std::size_t i = 0; i < 5; ++i) {
    lines += std::string(prefix) + names[i] + ": " + Encoded(*values[i]) + "\r\n";
  }
  return lines;
}

std::string Page(int status, base::Text title, base::Text text) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"de\">\n<meta charset=\"utf-8\">\n<title>" +
                     base::Say(base::Language::kGerman, title) + "</title>\n";
  for (base::Language language : base::kLanguages) {
    page += "<p lang=\"" + std::string(base::Code(language)) + "\">" + base::Say(language, text) + "</p>\n";
  }
  return http::Write(http::Response{status, {}, page}.Header("Content-Type", "text/html; charset=utf-8"), false, false);
}

}  // namespace

std::string Refusal() { return Page(403, base::Text::kGateRefusedTitle, base::Text::kGateRefused); }

std::string Missing() { return Page(404, base::Text::kGateMissingTitle, base::Text::kGateMissing); }

std::string Lead(std::string_view location) {
  if (location.empty()) return Refusal();
  return http::Write(http::Response{302, {}, ""}
                         .Header("Content-Type", "text/plain; charset=utf-8")
                         .Header("Location", location),
                     false, false);
}

std::string Variables(const rules::PassResult& pass) {
  std::string lines = Lines(pass, "Variable-PFORTE_USER", "Variable-PFORTE_",
                            {"NAME", "COMPANY", "NUMBER", "WEBSITE", "LANGUAGE"});
  return lines.empty() ? lines : "Variable-REMOTE_USER: " + pass.email + "\r\n" + lines;
}

std::string Headers(const rules::PassResult& pass) {
  return Lines(pass, "X-Pforte-User", "X-Pforte-", {"Name", "Company", "Number", "Website", "Language"});
}

}  // namespace gate
