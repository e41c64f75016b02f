// A wording that is taken leaves no marker in the mail, and a value is never searched for markers.
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "rules/mail_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string filled = base::Fill(text, {{"NAME", "{{LINK}}"}, {"LINK", "https://www.muster.example/"}});
  for (int i = 0; i < model::kEventCount; ++i) {
    const auto event = static_cast<model::Event>(i);
    model::FormErrors errors;
    rules::CheckWording(errors, event, "Betreff", text);
    const std::string unknown = rules::UnknownPlaceholder(event, text);
    if (!errors.empty()) continue;
    if (!unknown.empty()) std::abort();
    const auto mail = rules::Preview({}, base::Language::kGerman, event, {"Betreff", std::string(text), true});
    if (mail.body.find("{{") != std::string::npos) std::abort();
  }
  if (text.find("{{") == std::string_view::npos && filled != text) std::abort();
  return 0;
}
