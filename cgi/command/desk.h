// What every subcommand works with and answers by. The texts here are for webmasters and in
// English; the catalogue is for customers and the office.
#ifndef PFORTE_COMMAND_DESK_H_
#define PFORTE_COMMAND_DESK_H_

#include <functional>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/form_error.h"
#include "model/staff.h"
#include "model/website.h"
#include "rules/house.h"

namespace command {

// Exit statuses.
inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;  // one line on standard error says why
inline constexpr int kUsage = 2;

struct Desk {
  std::function<rules::House&()>
      house;  // opened when first asked for, and again after a restore; throws base::Fault
  std::function<std::string()> config_path;  // of the installation
  std::string programs;                      // the folder of the executables
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool shows_progress = false;  // standard error is a terminal
};

// What the command line asked for; set while it is parsed.
using Action = std::function<int(Desk&)>;

using Json = nlohmann::ordered_json;

// Both print "pforte: …" and return kRefused.
int Refuse(Desk&, const std::string& why);
int Refuse(Desk&, const model::FormErrors&);

// An array of objects: as JSON, or as a table of the named columns {key, heading}. Control
// characters, which could drive a terminal, are shown as "?".
void List(Desk&, bool json, const Json& rows,
          const std::vector<std::pair<std::string, std::string>>& columns);
// One object: as JSON, or a line "key: value" for each member.
void Show(Desk&, bool json, const Json& object);

// Lines as they are, but control characters within them are shown as "?".
void PrintText(Desk&, std::string text);

// "2026-11-24T09:30:00Z", null for nothing.
[[nodiscard]] Json Time(std::optional<std::int64_t> seconds);
// The last second (UTC) of "2027-12-31"; nothing for anything but a date.
[[nodiscard]] std::optional<std::int64_t> ParseDay(std::string_view text);
// A number above 0; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> ParseId(std::string_view text);

// The first line of standard input, without its end.
[[nodiscard]] std::string ReadPassword(Desk&);

// Everything at `path`, "-" for standard input; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> ReadFile(Desk&, const std::string& path);

// By id, address or name. Nothing, and a line on standard error, if there is none.
[[nodiscard]] std::optional<model::Website> FindWebsite(Desk&, const std::string& word);
// The same for somebody of the office, by id or e-mail.
[[nodiscard]] std::optional<model::Staff> FindStaff(Desk&, const std::string& who);

}  // namespace command

#endif  // PFORTE_COMMAND_DESK_H_
