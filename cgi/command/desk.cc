#include "command/desk.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/clock.h"
#include "base/text.h"
#include "rules/email.h"
#include "rules/field.h"
#include "rules/staff.h"
#include "rules/website.h"

namespace command {
namespace {

std::string Cell(const Json& value) {
  std::string text;
  if (value.is_array()) {
    for (const auto& element : value) text += (text.empty() ? "" : ", ") + Cell(element);
    return text;
  }
  if (value.is_null()) return "";
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  text = value.is_string() ? value.get<std::string>() : value.dump();
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return text;
}

std::string Dump(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int Refuse(Desk& desk, const std::string& why) {
  desk.err << "pforte: " << why << "\n";
  return kRefused;
}

int Refuse(Desk& desk, const model::FormErrors& errors) {
  std::string why;
  for (const auto& error : errors) {
    why +=
        (why.empty() ? "" : "; ") + (error.field.empty() ? "" : error.field + ": ") +
        base::Say(base::Language::kEnglish, error.text, {{"NUMBER", std::to_string(error.number)}});
  }
  return Refuse(desk, why);
}

void List(Desk& desk, bool json, const Json& rows,
          const std::vector<std::pair<std::string, std::string>>& columns) {
  if (json) {
    desk.out << Dump(rows);
    return;
  }
  std::vector<std::vector<std::string>> table(1);
  for (const auto& [key, heading] : columns) table[0].push_back(heading);
  for (const auto& row : rows) {
    auto& line = table.emplace_back();
    for (const auto& [key, heading] : columns) line.push_back(Cell(row.at(key)));
  }
  std::vector<std::int64_t> widths(columns.size(), 0);
  for (const auto& line : table) {
    for (std::size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], rules::CodePoints(line[i]));
  }
  for (const auto& line : table) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      text +=
          line[i] +
          std::string(static_cast<std::size_t>(widths[i] - rules::CodePoints(line[i]) + 2), ' ');
    }
    desk.out << text.substr(0, text.find_last_not_of(' ') + 1) << "\n";
  }
}

void Show(Desk& desk, bool json, const Json& object) {
  if (json) {
    desk.out << Dump(object);
    return;
  }
  for (const auto& [key, value] : object.items()) {
    if (value.is_array() && !value.empty() && value.front().is_object()) {
      desk.out << key << ":\n";
      for (const auto& row : value) {
        std::string text;
        for (const auto& member : row.items()) {
          std::string cell = Cell(member.value());
          if (!cell.empty()) text += (text.empty() ? "" : ", ") + member.key() + " " + cell;
        }
        desk.out << "  " << text << "\n";
      }
    } else {
      desk.out << key << ": " << Cell(value) << "\n";
    }
  }
}

void PrintText(Desk& desk, std::string text) {
  for (char& c : text) {
    if (c != '\n' && (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)) c = '?';
  }
  desk.out << text << (text.ends_with('\n') ? "" : "\n");
}

Json Time(std::optional<std::int64_t> seconds) {
  return seconds ? Json(base::Rfc3339(*seconds)) : Json();
}

std::optional<std::int64_t> ParseDay(std::string_view text) {
  int year = 0, month = 0, day = 0, length = 0;
  std::string copy(text);
  if (copy.size() != 10 ||
      std::sscanf(copy.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &length) != 3 ||
      length != 10) {
    return std::nullopt;
  }
  std::chrono::year_month_day date{std::chrono::year(year),
                                   std::chrono::month(static_cast<unsigned>(month)),
                                   std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return static_cast<std::int64_t>(days) * base::kDay + base::kDay - 1;
}

std::optional<std::int64_t> ParseId(std::string_view text) {
  std::int64_t id = 0;
  auto parsed = std::from_chars(text.data(), text.data() + text.size(), id);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || id < 1)
    return std::nullopt;
  return id;
}

std::string ReadPassword(Desk& desk) {
  std::string line;
  std::getline(desk.in, line);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::optional<std::string> ReadFile(Desk& desk, const std::string& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) return std::nullopt;  // opens, and throws when read
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  std::istream& in = path == "-" ? desk.in : file;
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (path != "-" && (!file.is_open() || file.bad())) return std::nullopt;
  return bytes;
}

std::optional<model::Website> FindWebsite(Desk& desk, const std::string& word) {
  auto id = ParseId(word);
  for (const auto& line : rules::ListWebsites(desk.house(), 0)) {
    const model::Website& website = line.website;
    if (id ? website.id == *id : website.address == word || website.name == word) return website;
  }
  Refuse(desk, "there is no website " + word + "; see `pforte website list`");
  return std::nullopt;
}

std::optional<model::Staff> FindStaff(Desk& desk, const std::string& who) {
  auto id = ParseId(who);
  auto key = rules::EmailKey(who);
  for (const auto& line : rules::ListStaff(desk.house())) {
    if (id ? line.staff.id == *id : key && line.staff.email_key == *key) return line.staff;
  }
  Refuse(desk, "nobody of the office is " + who + "; see `pforte staff list`");
  return std::nullopt;
}

}  // namespace command
