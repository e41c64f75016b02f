#include "base/text.h"

#include <algorithm>
#include <ctime>
#include <iterator>
#include <optional>

#include "base/fault.h"
#include "base/text_catalogue.h"

namespace base {
namespace {

constexpr Text kMonths[] = {
    Text::kDateMonth01, Text::kDateMonth02, Text::kDateMonth03, Text::kDateMonth04,
    Text::kDateMonth05, Text::kDateMonth06, Text::kDateMonth07, Text::kDateMonth08,
    Text::kDateMonth09, Text::kDateMonth10, Text::kDateMonth11, Text::kDateMonth12,
};

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool SameIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return Lower(x) == Lower(y); });
}

std::string_view Trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// What stands before `separator`; `rest` becomes what stands behind it.
std::string_view Cut(std::string_view& rest, char separator) {
  const auto end = std::min(rest.find(separator), rest.size());
  const auto part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return Trim(part);
}

// RFC 9110 section 12.4.2 in thousandths: "0.8" is 800.
std::optional<int> Weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int weight = (text[0] - '0') * 1000;
  int digit = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return std::nullopt;
    weight += (c - '0') * digit;
    digit /= 10;
  }
  if (weight > 1000) return std::nullopt;
  return weight;
}

bool IsMarkerCharacter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

const CatalogueEntry& Entry(Text text) { return kCatalogue[static_cast<std::size_t>(text)]; }

std::tm Local(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm local{};
  if (::localtime_r(&time, &local) == nullptr) {
    throw Fault(std::to_string(seconds) + " seconds are beyond the calendar");
  }
  return local;
}

}  // namespace

std::string_view Code(Language language) { return language == Language::kGerman ? "de" : "en"; }

bool ParseLanguage(std::string_view code, Language& language) {
  for (const Language known : kLanguages) {
    if (code == Code(known)) {
      language = known;
      return true;
    }
  }
  return false;
}

Language Negotiate(std::string_view accept_language, Language fallback) {
  struct Wish {
    std::optional<int> weight;  // none: not named
    int place = 0;
  };
  Wish wishes[std::size(kLanguages)];
  std::optional<int> others;  // "*"
  int place = 0;
  while (!accept_language.empty()) {
    std::string_view parameters = Cut(accept_language, ',');
    const std::string_view range = Cut(parameters, ';');
    int weight = 1000;
    if (!parameters.empty()) {
      const std::string_view name = Cut(parameters, '=');
      const auto parsed = Weight(Trim(parameters));
      if (!SameIgnoringCase(name, "q") || !parsed) continue;
      weight = *parsed;
    }
    ++place;
    if (range == "*") others = weight;
    const auto primary = range.substr(0, range.find('-'));
    for (std::size_t i = 0; i < std::size(kLanguages); ++i) {
      Wish& wish = wishes[i];
      if (SameIgnoringCase(primary, Code(kLanguages[i])) &&
          (!wish.weight || *wish.weight < weight)) {
        wish = {weight, place};
      }
    }
  }

  // Of equal weights the one named first wins, and one meant by "*" only if it is the fallback
  // or the other was not named either.
  Language best = fallback;
  Wish best_wish{0, 0};
  for (std::size_t i = 0; i < std::size(kLanguages); ++i) {
    Wish wish = wishes[i];
    if (!wish.weight && others) wish = {others, kLanguages[i] == fallback ? place + 1 : place + 2};
    if (!wish.weight || *wish.weight == 0) continue;
    if (*wish.weight > *best_wish.weight ||
        (*wish.weight == *best_wish.weight && wish.place < best_wish.place)) {
      best = kLanguages[i];
      best_wish = wish;
    }
  }
  return best;
}

std::string_view Raw(Language language, Text text) {
  return Entry(text).text[static_cast<std::size_t>(language)];
}

std::string Say(Language language, Text text, TextValues values) {
  return Fill(Entry(text).text[static_cast<std::size_t>(language)], values);
}

std::string Fill(std::string_view text, TextValues values) {
  std::string filled;
  while (!text.empty()) {
    const auto open = std::min(text.find("{{"), text.size());
    filled.append(text.substr(0, open));
    text.remove_prefix(open);
    if (text.empty()) break;
    const auto name_end = std::find_if_not(text.begin() + 2, text.end(), IsMarkerCharacter);
    const auto name = text.substr(2, static_cast<std::size_t>(name_end - text.begin()) - 2);
    if (name.empty() || text.substr(name.size() + 2, 2) != "}}") {
      filled += '{';
      text.remove_prefix(1);
      continue;
    }
    for (const auto& [key, value] : values) {
      if (key == name) {
        filled += value;
        break;
      }
    }
    text.remove_prefix(name.size() + 4);
  }
  return filled;
}

std::string_view Key(Text text) { return Entry(text).key; }

bool FindText(std::string_view key, Text& text) {
  const auto* end = std::end(kCatalogue);
  const auto* found = std::lower_bound(
      std::begin(kCatalogue), end, key,
      [](const CatalogueEntry& entry, std::string_view wanted) { return entry.key < wanted; });
  if (found == end || found->key != key) return false;
  text = static_cast<Text>(found - std::begin(kCatalogue));
  return true;
}

std::string Date(Language language, std::int64_t seconds) {
  const std::tm local = Local(seconds);
  return Say(language, Text::kDateDay,
             {{"DAY", std::to_string(local.tm_mday)},
              {"MONTH", Say(language, kMonths[local.tm_mon])},
              {"YEAR", std::to_string(local.tm_year + 1900)}});
}

std::string DateTime(Language language, std::int64_t seconds) {
  const std::tm local = Local(seconds);
  char time[8];
  std::strftime(time, sizeof time, "%H:%M", &local);
  return Say(language, Text::kDateDayTime, {{"DATE", Date(language, seconds)}, {"TIME", time}});
}

}  // namespace base
