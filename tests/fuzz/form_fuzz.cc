// What ParseForm takes keeps its promises, and survives being written and read again.
#include <cstdint>
#include <cstdlib>

#include "http/form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto form = http::ParseForm({reinterpret_cast<const char*>(data), size});
  if (!form) return 0;
  if (form->fields().size() > http::kMaxFields) std::abort();
  std::string text;
  for (const auto& [name, value] : form->fields()) {
    if (name.size() > http::kMaxFieldBytes || value.size() > http::kMaxFieldBytes) std::abort();
    if (!http::IsUtf8(name) || !http::IsUtf8(value)) std::abort();
    if (value.find('\r') != std::string::npos || value.find('\0') != std::string::npos) std::abort();
    if (form->Get(name) != value) std::abort();
    (void)form->Number(name);
    text += "&" + http::EncodeUrl(name) + "=" + http::EncodeUrl(value);
  }
  auto again = http::ParseForm(text);
  if (!again || again->fields() != form->fields()) std::abort();
  return 0;
}
