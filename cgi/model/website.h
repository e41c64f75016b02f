// A website of the company: where it is, who gets in how, how it writes to people.
#ifndef PFORTE_MODEL_WEBSITE_H_
#define PFORTE_MODEL_WEBSITE_H_

#include <cstdint>
#include <string>
#include <tuple>

#include "model/enum.h"

namespace model {

enum class Policy { kManual, kAutomatic };
template <>
struct Words<Policy> {
  static constexpr std::string_view kWords[] = {"manual", "automatic"};
};

// What asks for an approved access: every page, the pages below `paths`, none but whoever is signed in is told, none.
enum class Protection { kSite, kPaths, kOptional, kNothing };
template <>
struct Words<Protection> {
  static constexpr std::string_view kWords[] = {"site", "paths", "optional", "nothing"};
};

struct Website {
  std::int64_t id = 0;
  std::string name;                // "Muster GmbH, Kundenbereich"
  std::string address;             // base of every link, without a slash at the end: "https://www.example.com/partner"
  Policy policy = Policy::kManual;
  std::string sender;              // From of its mails: "Muster GmbH <kunden@muster.example>" or a bare address
  std::string contact;             // whom to ask, shown on pages and in mails
  std::string office_copy;         // where the digest of waiting registrations goes; "" for nobody
  std::string language = "de";     // default language of its pages and mails
  std::int64_t password_minimum = 15;  // code points; NIST SP 800-63B-4 section 3.1.1.2: 15 without a second factor
  std::int64_t open = 1;           // 0: registrations are closed
  std::string imprint;             // address of the legal notice; "" shows no link
  std::string privacy;             // address of the privacy notice
  std::int64_t created_at = 0;
  std::int64_t version = 0;        // counts changes; an edit based on an older one is refused
  Protection protection = Protection::kSite;
  std::string paths;               // for kPaths: prefixes below the address, "/members/", one a line
  std::int64_t closed = 0;         // 1: nobody passes its gate, whatever the accesses say

  auto Columns() {
    return std::tie(id, name, address, policy, sender, contact, office_copy, language, password_minimum, open,
                    imprint, privacy, created_at, version, protection, paths, closed);
  }
};

}  // namespace model

#endif  // PFORTE_MODEL_WEBSITE_H_
