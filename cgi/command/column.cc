#include "command/column.h"

#include <algorithm>
#include <cstdint>

#include "base/charset.h"
#include "command/desk.h"
#include "rules/field.h"

namespace command {
namespace {

struct Heading {
  Column column;
  std::string_view name;   // in --map
  std::string_view known;  // headings in other programs' tables, as Plain writes them
};
constexpr Heading kHeadings[kColumnCount] = {
    {Column::kEmail, "email",
     "email mail emailadresse emailaddress mailadresse useremail emailprivat emailgeschäftlich"},
    {Column::kName, "name",
     "name fullname vollername displayname anzeigename ansprechpartner kontakt kontaktname contact contactname kunde "
     "person"},
    {Column::kFirstName, "first_name", "firstname vorname givenname"},
    {Column::kLastName, "last_name", "lastname nachname surname familyname familienname"},
    {Column::kCompany, "company", "company firma firmenname unternehmen companyname organisation organization"},
    {Column::kPhone, "phone", "phone telefon telefonnummer phonenumber tel mobile mobil"},
    {Column::kNumber, "number",
     "number kundennummer kundennr customernumber customerno customerid kdnr kundenid nummer accountnumber"},
    {Column::kLanguage, "language", "language sprache lang locale"},
    {Column::kNotes, "notes", "notes notizen notiz bemerkung bemerkungen comment comments kommentar"},
    {Column::kWebsite, "website", "website site webseite websitekonto"},
    {Column::kStatus, "status", "status kontostatus accountstatus zustand"},
    {Column::kReason, "reason", "reason grund begründung"},
    {Column::kMessage, "message", "message nachricht mitteilung"},
    {Column::kOrder, "order", "order auftrag auftragsnummer auftragsnr ordernumber orderno ordernr bestellnummer"},
    {Column::kValidUntil, "valid_until", "validuntil gültigbis expires expiresat ablaufdatum läuftab"},
    {Column::kPasswordHash, "password_hash",
     "passwordhash passworthash userpass userpassword hash kennworthash passhash cryptedpassword"},
};

constexpr std::string_view kGermanCapitals[][2] = {{"Ä", "ä"}, {"Ö", "ö"}, {"Ü", "ü"}};

// In small letters, without all that is neither letter nor digit: "E-Mail-Adresse" is "emailadresse".
std::string Plain(std::string_view heading) {
  std::string plain;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const char c = heading[i];
    const auto capital = std::find_if(std::begin(kGermanCapitals), std::end(kGermanCapitals),
                                      [&](const auto& pair) { return heading.substr(i).starts_with(pair[0]); });
    if (capital != std::end(kGermanCapitals)) {
      plain += (*capital)[1];
      ++i;
    } else if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) {
      plain += c;
    }
  }
  return plain;
}

bool HasWord(std::string_view words, std::string_view word) {
  while (!word.empty() && !words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

// As other programs write it; "" for a word that means none.
std::string_view LanguageOf(std::string_view word) {
  const std::string plain = Plain(word);
  if (HasWord("de dede deat dech deu ger german deutsch", plain)) return "de";
  if (HasWord("en enus engb eng english englisch", plain)) return "en";
  return "";
}

std::optional<model::Status> StatusOf(std::string_view word) {
  const std::string plain = Plain(word);
  if (HasWord("approved anerkannt active aktiv freigegeben accepted", plain)) return model::Status::kApproved;
  if (HasWord("inprocessing inbearbeitung pending waiting wartend offen", plain)) return model::Status::kInProcessing;
  if (HasWord("rejected abgelehnt denied blocked gesperrt", plain)) return model::Status::kRejected;
  if (HasWord("withdrawn zurückgezogen", plain)) return model::Status::kWithdrawn;
  return std::nullopt;
}

// The end of "2027-12-31" or "31.12.2027".
std::optional<std::int64_t> EndOf(std::string_view day) {
  const std::string text(day);
  if (text.size() == 10 && text[2] == '.' && text[5] == '.') {
    return ParseDay(text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2));
  }
  return ParseDay(text);
}

// With the line breaks of this house, without blanks at its ends and without the apostrophe that a spreadsheet, or our
// own export, puts before what looks like a formula: a telephone number with a plus.
std::string Clean(std::string_view field) {
  if (field.size() > 1 && field[0] == '\'' && std::string_view("=+-@").find(field[1]) != std::string_view::npos) {
    field.remove_prefix(1);
  }
  std::string clean;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\r') {
      clean += field[i];
    } else if (i + 1 == field.size() || field[i + 1] != '\n') {
      clean += '\n';
    }
  }
  return rules::Trim(clean);
}

bool HoldsControl(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
  });
}

}  // namespace

std::string_view Name(Column column) { return kHeadings[static_cast<std::size_t>(column)].name; }

std::optional<Column> ParseColumn(std::string_view name) {
  for (const auto& heading : kHeadings) {
    if (heading.name == name) return heading.column;
  }
  return std::nullopt;
}

std::string Columns::Find(const std::vector<std::string>& headings, const std::vector<std::string>& map) {
  std::vector<bool> taken(headings.size(), false);
  for (const auto& each : map) {
    const auto equals = std::min(each.find('='), each.size());
    const std::string name = each.substr(0, equals), heading = each.substr(std::min(equals + 1, each.size()));
    const auto column = ParseColumn(name);
    if (!column) {
      std::string all;
      for (const auto& known : kHeadings) all += (all.empty() ? "" : ", ") + std::string(known.name);
      return "--map " + each + ": there is no " + name + ", only " + all;
    }
    auto place = static_cast<std::size_t>(std::find(headings.begin(), headings.end(), heading) - headings.begin());
    const auto number = ParseId(heading);
    if (place == headings.size() && number && static_cast<std::size_t>(*number) <= headings.size()) {
      place = static_cast<std::size_t>(*number) - 1;
    }
    if (place == headings.size()) return "--map " + each + ": the file has no column " + heading;
    places_[static_cast<std::size_t>(*column)] = place;
    taken[place] = true;
  }
  for (std::size_t place = 0; place < headings.size(); ++place) {
    const std::string plain = Plain(headings[place]);
    for (const auto& heading : kHeadings) {
      auto& found = places_[static_cast<std::size_t>(heading.column)];
      if (taken[place] || found || !(HasWord(heading.known, plain) || Plain(heading.name) == plain)) continue;
      found = place;
      taken[place] = true;
    }
  }
  return "";
}

std::string Columns::Meaning(std::size_t place) const {
  for (const auto& heading : kHeadings) {
    if (Place(heading.column) == place) return std::string(heading.name);
  }
  return "";
}

std::string_view Columns::Of(const std::vector<std::string>& fields, Column column) const {
  const auto& place = Place(column);
  return place && *place < fields.size() ? std::string_view(fields[*place]) : std::string_view();
}

std::string ReadRow(const Columns& columns, const std::vector<std::string>& fields,
                    const std::function<std::int64_t(std::string_view)>& find_website, rules::ImportRow& row) {
  for (const auto& field : fields) {
    if (!base::IsUtf8(field)) return "is not in the encoding of the file";
    if (HoldsControl(Clean(field))) return "holds control characters";
  }
  auto of = [&](Column column) { return Clean(columns.Of(fields, column)); };
  rules::ImportForm& form = row.form;
  form.email = of(Column::kEmail);
  form.name = of(Column::kName);
  if (form.name.empty()) form.name = rules::Trim(of(Column::kFirstName) + " " + of(Column::kLastName));
  form.company = of(Column::kCompany);
  form.phone = of(Column::kPhone);
  form.number = of(Column::kNumber);
  form.reason = of(Column::kReason);
  form.message = of(Column::kMessage);
  form.order = of(Column::kOrder);
  row.notes = of(Column::kNotes);
  row.password_hash = of(Column::kPasswordHash);
  if (const auto word = of(Column::kLanguage); !word.empty()) {
    if ((form.language = LanguageOf(word)).empty()) return "language: there is no " + word + ", only de and en";
  }
  if (const auto word = of(Column::kStatus); !word.empty()) {
    const auto status = StatusOf(word);
    if (!status) return "status: there is no " + word + ", only in_processing, approved, rejected and withdrawn";
    form.status = *status;
  }
  if (const auto word = of(Column::kValidUntil); !word.empty()) {
    if (!(form.valid_until = EndOf(word))) return "valid_until: " + word + " is no day like 2027-12-31 or 31.12.2027";
  }
  if (const auto word = of(Column::kWebsite); !word.empty()) {
    if ((form.website_id = find_website(word)) == 0) return "website: there is no " + word;
  }
  return "";
}

}  // namespace command
