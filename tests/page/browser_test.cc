#include "page/browser.h"

#include <gtest/gtest.h>

namespace page {

http::Response Browser::Send(http::Method method, const std::string& target,
                             std::vector<std::pair<std::string, std::string>> fields) {
  http::Request request;
  request.id = "0123456789abcdef";
  request.method = method;
  request.method_name = method == http::Method::kPost ? "POST" : "GET";
  request.host = host_;
  request.target = target;
  request.path = http::CanonicalPath(target).value_or("");
  auto mark = target.find('?');
  request.query = http::ParseForm(mark == std::string::npos ? "" : target.substr(mark + 1)).value();
  request.form = http::Form(std::move(fields));
  request.file = file;
  request.https = https;
  request.remote_address = remote;
  request.accept_language = "en";
  request.origin = origin;
  request.fetch_site = fetch_site;
  request.remote_user = remote_user;
  for (const auto& pair : cookies) request.cookies.pairs.push_back(pair);
  http::Response response = answer_(request);
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    auto equals = value.find('=');
    std::string cookie = value.substr(0, equals);
    if (value.find("Max-Age=0") != std::string::npos) {
      cookies.erase(cookie);
    } else {
      cookies[cookie] = value.substr(equals + 1, value.find(';') - equals - 1);
    }
  }
  return response;
}

http::Response Browser::Post(const std::string& page, const std::string& action,
                             std::vector<std::pair<std::string, std::string>> fields) {
  fields.emplace_back("csrf", TokenIn(Get(page).body, action));
  return Send(http::Method::kPost, action, std::move(fields));
}

std::string HeaderOf(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

std::string TokenIn(const std::string& html, const std::string& action) {
  auto form = html.find("action=\"" + action + "\"");
  if (form == std::string::npos) return "";
  const std::string mark = "name=\"csrf\" value=\"";
  auto field = html.find(mark, form);
  if (field == std::string::npos) return "";
  field += mark.size();
  return html.substr(field, html.find('"', field) - field);
}

namespace {

TEST(Browser, FindsTheTokenOfTheRightForm) {
  std::string html = R"(<form action="/a"><input name="csrf" value="A"></form>)"
                     R"(<form action="/b"><input name="csrf" value="B"></form>)";
  EXPECT_EQ(TokenIn(html, "/b"), "B");
  EXPECT_EQ(TokenIn(html, "/c"), "");
}

}  // namespace
}  // namespace page
