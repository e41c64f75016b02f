// What a web server answered, taken apart leniently: whoever looks for leaks must see what a broken answer shows, too.
// Knows no connection.
#ifndef PFORTE_HTTP_ANSWER_H_
#define PFORTE_HTTP_ANSWER_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

// One answer (RFC 9112), taken apart. Bytes that are none (HTTP/0.9, noise) have status 0 and all of it as body.
struct Answer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;    // without the marks of its transfer; as much as came
  bool whole = false;  // it ended where it said
  // The first of that name (lower case), "" if there is none.
  [[nodiscard]] std::string_view Header(std::string_view name) const;
};

// The answers in the order in which they came, interim ones (1xx) left out. `head`: the last of `count` has no body.
// `closed`: no more will come, so one without a length is whole.
[[nodiscard]] std::vector<Answer> ParseAnswers(std::string_view bytes, int count, bool head, bool closed);

}  // namespace http

#endif  // PFORTE_HTTP_ANSWER_H_
