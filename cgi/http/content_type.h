// What kind of content a file holds, by its name. Knows no files: a table is text in the form of mime.types(5).
#ifndef PFORTE_HTTP_CONTENT_TYPE_H_
#define PFORTE_HTTP_CONTENT_TYPE_H_

#include <string>
#include <string_view>

namespace http {

class ContentTypes {
 public:
  // `table`: lines of a type and its extensions. What it does not know is looked for in a small table of our own. Cheap
  // enough for a process that answers once.
  explicit ContentTypes(std::string_view table);

  // For the last extension of `name`, without regard to ASCII case: "application/pdf", "text/html; charset=utf-8" (as
  // all text). "" if nobody knows it.
  [[nodiscard]] std::string Find(std::string_view name) const;

 private:
  std::string table_;  // both, lower case
};

}  // namespace http

#endif  // PFORTE_HTTP_CONTENT_TYPE_H_
