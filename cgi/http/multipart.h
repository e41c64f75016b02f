// A form that brings a file: multipart/form-data (RFC 7578), as strict as http/form.h. What the file is called and what
// it is said to be are left unread.
#ifndef PFORTE_HTTP_MULTIPART_H_
#define PFORTE_HTTP_MULTIPART_H_

#include <optional>
#include <string>
#include <string_view>

#include "http/form.h"

namespace http {

struct Multipart {
  Form form;         // the fields that are no file
  std::string file;  // the bytes of the one file; "" if none was chosen
};

// `content_type` names the boundary. Nothing is returned for: more than one file, a field that ParseForm would refuse,
// a name that is not made of lower-case letters, digits and '_', an encoded part, text before, between or after the
// parts.
[[nodiscard]] std::optional<Multipart> ParseMultipart(std::string_view content_type, std::string_view body);

}  // namespace http

#endif  // PFORTE_HTTP_MULTIPART_H_
