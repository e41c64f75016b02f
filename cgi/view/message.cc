#include "view/message.h"

#include "marker/customer/message.tpl.h"
#include "view/page.h"

namespace view {

namespace {

using base::Say;
using base::Text;

struct ErrorText {
  int status;
  Text title, text;
};

constexpr ErrorText kErrors[] = {
    {400, Text::kError400Title, Text::kError400Text},
    {403, Text::kError403Title, Text::kError403Text},
    {404, Text::kError404Title, Text::kError404Text},
    {405, Text::kError405Title, Text::kError405Text},
    {413, Text::kError413Title, Text::kError413Text},
    {421, Text::kError421Title, Text::kError421Text},
    {429, Text::kError429Title, Text::kError429Text},
    {503, Text::kError503Title, Text::kError503Text},
};

// A link to where one may start again; without a website there is no such place.
MessageView Told(const Frame& frame, Text title, Text text) {
  MessageView view;
  view.title = Say(frame.language, title);
  view.paragraphs = {Say(frame.language, text)};
  if (!frame.office && frame.website_name.empty()) return view;
  view.link_target = frame.base + (frame.office ? "/admin/" : "/account/");
  view.link_text = Say(frame.language, Text::kMessageStart);
  return view;
}

}  // namespace

std::string Message(const Frame& frame, const MessageView& view) {
  Page page(frame, "customer/message.tpl", view.title);
  auto& body = page.body();
  for (const std::string& paragraph : view.paragraphs) {
    body.AddSectionDictionary(km_PARAGRAPH)->SetValue(km_TEXT, paragraph);
  }
  if (!view.request_id.empty())
    body.SetValueAndShowSection(km_REQUEST_ID, view.request_id, km_REQUEST);
  if (!view.link_target.empty()) {
    auto& next = *body.AddSectionDictionary(km_NEXT);
    next.SetValue(km_TARGET, view.link_target);
    next.SetValue(km_TARGET_TEXT, view.link_text);
  }
  return page.Html();
}

std::string ErrorMessage(const Frame& frame, int status) {
  ErrorText told{500, Text::kError500Title, Text::kError500Text};
  for (const ErrorText& error : kErrors) {
    if (error.status == status) told = error;
  }
  MessageView view = Told(frame, told.title, told.text);
  if (told.status >= 500) view.request_id = frame.request_id;
  return Message(frame, view);
}

std::string StaleFormMessage(const Frame& frame) {
  return Message(frame, Told(frame, Text::kErrorCsrfTitle, Text::kErrorCsrfText));
}

}  // namespace view
