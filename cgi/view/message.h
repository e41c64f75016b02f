// A page that only tells something: errors, refusals, and what is left to say after a step.
// Portal and office share it.
#ifndef PFORTE_VIEW_MESSAGE_H_
#define PFORTE_VIEW_MESSAGE_H_

#include <string>
#include <vector>

#include "view/frame.h"

namespace view {

struct MessageView {
  std::string title;
  std::vector<std::string> paragraphs;
  std::string link_target, link_text;  // "" shows no link
  std::string request_id;              // "" shows none
};

[[nodiscard]] std::string Message(const Frame& frame, const MessageView& view);

// The page for an HTTP status: 400 403 404 405 413 421 429 500 503; any other is told as 500.
// From 500 on with the request id, by which the webmaster finds the line in the log.
[[nodiscard]] std::string ErrorMessage(const Frame& frame, int status);
// The form was too old, or came from elsewhere: 403 without blame.
[[nodiscard]] std::string StaleFormMessage(const Frame& frame);

}  // namespace view

#endif  // PFORTE_VIEW_MESSAGE_H_
