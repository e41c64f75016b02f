#include "command/export.h"

#include <memory>
#include <type_traits>

#include "base/csv.h"
#include "command/access.h"
#include "rules/export.h"
#include "rules/note.h"
#include "rules/registration_form.h"

namespace command {
namespace {

struct Options {
  std::string website, format = "csv";
  bool bom = false, today = false;
};

std::int64_t IdOf(const model::AccessLine& line) { return line.access.id; }
std::int64_t IdOf(const model::Contact& contact) { return contact.id; }
std::int64_t IdOf(const model::History& line) { return line.id; }

Json Row(Desk& desk, const model::AccessLine& line) {
  Json row = AccessRow(line, desk.house().Now());
  AddGiven(row, rules::FindGivenAnswers(desk.house(), line.access.id));
  return row;
}

Json Row(Desk&, const model::Contact& contact) {
  return {{"id", contact.id},           {"number", contact.number},     {"name", contact.name},
          {"company", contact.company}, {"phone", contact.phone},       {"language", contact.language},
          {"notes", contact.notes},     {"created_at", Time(contact.created_at)}};
}

Json Row(Desk&, const model::History& line) {
  auto id = [](const std::optional<std::int64_t>& value) { return value ? Json(*value) : Json(); };
  return {{"id", line.id},
          {"at", Time(line.at)},
          {"actor", line.actor},
          {"act", model::Word(line.act)},
          {"contact_id", id(line.contact_id)},
          {"account_id", id(line.account_id)},
          {"access_id", id(line.access_id)},
          {"website_id", id(line.website_id)},
          {"detail", line.detail}};
}

std::string Plain(const Json& value) {
  const bool nothing = value.is_null() || (value.is_object() && value.empty());
  return nothing ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

// Row by row, as they come.
class Writer {
 public:
  Writer(std::ostream& out, const Options& options) : out_(out), csv_(options.format == "csv") {
    if (csv_ && options.bom) out_ << "\xEF\xBB\xBF";
  }

  // The headings of a CSV, also where no row follows, are the keys of `row`.
  void Head(const Json& row) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : row.items()) keys.push_back(key);
    out_ << (csv_ ? base::CsvLine(keys) : "[");
  }
  void Add(const Json& row) {
    if (csv_) {
      std::vector<std::string> fields;
      for (const auto& value : row) fields.push_back(Plain(value));
      out_ << base::CsvLine(fields);
    } else {
      out_ << (first_ ? "\n" : ",\n") << row.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    first_ = false;
  }
  void End() {
    if (!csv_) out_ << (first_ ? "]\n" : "\n]\n");
  }

 private:
  std::ostream& out_;
  bool csv_, first_ = true;
};

template <class T>
int Export(Desk& desk, const Options& options, const std::string& what,
           std::vector<T> (*rule)(rules::House&, std::int64_t website_id, std::int64_t after)) {
  std::int64_t website_id = 0;
  if (!options.website.empty()) {
    auto website = FindWebsite(desk, options.website);
    if (!website) return kRefused;
    website_id = website->id;
  }
  Writer writer(desk.out, options);
  writer.Head(Row(desk, T()));
  std::int64_t after = 0;
  for (auto rows = rule(desk.house(), website_id, after); !rows.empty() && desk.out;
       rows = rule(desk.house(), website_id, after)) {
    for (const auto& row : rows) writer.Add(Row(desk, row));
    after = IdOf(rows.back());
  }
  writer.End();
  rules::Changes changes;
  if (website_id != 0) changes.Add("website_id", "", std::to_string(website_id));
  rules::NoteAlone(desk.house(), model::Act::kExported, what, changes);
  return kDone;
}

template <class T>
void AddWhat(CLI::App* parent, Action& chosen, const std::string& what, const std::string& help,
             std::vector<T> (*rule)(rules::House&, std::int64_t, std::int64_t)) {
  auto options = std::make_shared<Options>();
  auto* command = parent->add_subcommand(what, help);
  auto* website = command->add_option("--website", options->website, "Id, address or name; else all");
  command->add_option("--format", options->format)->check(CLI::IsMember({"csv", "json"}))->capture_default_str();
  command->add_flag("--bom", options->bom, "Begin a CSV with a byte order mark, by which Excel knows UTF-8");
  if constexpr (std::is_same_v<T, model::AccessLine>) {
    command->add_flag("--today", options->today, "Only who can read its protected pages now, by company and name")
        ->needs(website);
  }
  command->footer(
      "In UTF-8. A field of the CSV that a spreadsheet would take for a formula gets an apostrophe before it.\n\n"
      "Example:\n  pforte export " + what + " --website 1 --format csv --bom > " + what + ".csv");
  command->callback([&chosen, options, what, rule] {
    chosen = [options, what, rule](Desk& desk) {
      if constexpr (std::is_same_v<T, model::AccessLine>) {
        if (options->today) return Export(desk, *options, what, rules::ExportHolders);
      }
      return Export(desk, *options, what, rule);
    };
  });
}

}  // namespace

void AddExport(CLI::App& app, Action& chosen) {
  auto* parent = app.add_subcommand("export", "Hand out what the database holds, as CSV or JSON");
  parent->require_subcommand(1);
  AddWhat(parent, chosen, "contacts", "Customers", rules::ExportContacts);
  AddWhat(parent, chosen, "accesses", "Who has which access to which website", rules::ExportAccesses);
  AddWhat(parent, chosen, "history", "What happened, when and by whom", rules::ExportHistory);
}

}  // namespace command
