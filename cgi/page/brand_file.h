// The files of a brand as they are answered, on the customer's pages and in the office.
#ifndef PFORTE_PAGE_BRAND_FILE_H_
#define PFORTE_PAGE_BRAND_FILE_H_

#include <string>

#include "http/response.h"
#include "rules/branding.h"

namespace page {

// Both are kept by browsers for a year: what is in them is part of their address.
[[nodiscard]] http::Response StyleFile(std::string style);
// Somebody else may have drawn it: nothing in it is run, also when it is opened by itself.
[[nodiscard]] http::Response LogoFile(rules::Logo logo);

}  // namespace page

#endif  // PFORTE_PAGE_BRAND_FILE_H_
