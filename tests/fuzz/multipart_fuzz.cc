// What ParseMultipart takes keeps the promises of ParseForm, and its file is a piece of the body.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/multipart.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  auto multipart = http::ParseMultipart("multipart/form-data; boundary=x", body);
  if (!multipart) return 0;
  if (multipart->form.fields().size() > http::kMaxFields) std::abort();
  for (const auto& [name, value] : multipart->form.fields()) {
    if (name.empty() || name.size() > http::kMaxFieldBytes || value.size() > http::kMaxFieldBytes) std::abort();
    if (!http::IsUtf8(value) || value.find('\r') != std::string::npos || value.find('\0') != std::string::npos) std::abort();
    if (multipart->form.Get(name) != value) std::abort();
  }
  if (body.find(multipart->file) == std::string_view::npos) std::abort();
  if (multipart->file.find("\r\n--x") != std::string::npos) std::abort();
  return 0;
}
