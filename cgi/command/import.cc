#include "command/import.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>

#include "base/charset.h"
#include "base/csv.h"
#include "base/fault.h"
#include "base/text.h"
#include "command/column.h"
#include "command/progress.h"
#include "command/stop.h"
#include "rules/import.h"
#include "rules/website.h"

namespace command {
namespace {

struct Options {
  std::string file, website, separator = "auto", encoding = "auto", report, domain, status = "approved";
  std::vector<std::string> map;
  bool dry_run = false, no_header = false, proven = false, mail = false;
};

// One line of the file: a row, or why it is none.
struct Line {
  std::int64_t number = 0;
  rules::ImportRow row;
  std::string why;
};

std::string Say(const model::FormErrors& errors) {
  std::string said;
  for (const auto& error : errors) {
    said += (said.empty() ? "" : "; ") + error.field + ": " +
            base::Say(base::Language::kEnglish, error.text, {{"NUMBER", std::to_string(error.number)}});
  }
  return said;
}

// What the file holds must not drive the terminal.
std::string Printable(std::string text) {
  auto drives = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  std::replace_if(text.begin(), text.end(), drives, '?');
  return text;
}

// Imports line by line, some at a time, and tells what became of each.
class Takeover {
 public:
  Takeover(Desk& desk, const Options& options, std::int64_t lines)
      : desk_(desk), options_(options), import_(desk.house(), options.dry_run), progress_(desk, lines) {}

  // False if the report cannot be written.
  [[nodiscard]] bool OpenReport() {
    if (options_.report.empty()) return true;
    file_.open(options_.report, std::ios::binary);
    Report({"line", "result", "email", "number", "detail"});
    return file_.good();
  }

  void Add(Line line) {
    const bool hashes = !line.row.password_hash.empty();
    waiting_.push_back(std::move(line));
    // So many that the write lock is held for a part of a second; where each costs a hash, so few that an end by force
    // loses little.
    if (waiting_.size() >= (hashes ? 20U : 500U)) AddWaiting();
  }
  // A signal asks for the end.
  [[nodiscard]] bool IsStopped() const { return stopped_; }

  int Finish() {
    const bool ended_early = stopped_;
    if (!ended_early) AddWaiting();
    progress_.Hide();
    if (refused_ > kShown && options_.report.empty()) {
      desk_.err << "and " << refused_ - kShown << " more: --report FILE tells them all\n";
    }
    desk_.out << (options_.dry_run ? "nothing was written; would be imported: " : "imported: ") << contacts_
              << " contacts, " << accounts_ << " accounts, " << accesses_ << " accesses; " << there_
              << " lines were there already, " << refused_ << " were refused\n";
    if (file_.is_open() && !file_.flush()) return Refuse(desk_, options_.report + ": cannot be written");
    if (ended_early) return Refuse(desk_, "ended by a signal; run it again to go on");
    if (refused_ == 0) return kDone;
    const std::string lines = refused_ == 1 ? "one line was" : std::to_string(refused_) + " lines were";
    return Refuse(desk_, lines + " refused" +
                             (options_.report.empty() ? "" : ": " + options_.report + " says why"));
  }

 private:
  static constexpr std::int64_t kShown = 20;

  void AddWaiting() {
    std::vector<rules::ImportRow> rows;
    for (const auto& line : waiting_) {
      if (line.why.empty()) rows.push_back(line.row);
    }
    const auto results = AddPatiently(rows);
    auto result = results.begin();
    for (const auto& line : waiting_) Tell(line, line.why.empty() ? *result++ : rules::ImportResult());
    progress_.Show(waiting_.empty() ? 0 : waiting_.back().number);
    waiting_.clear();
    // Others wait for the write lock: time for one of them.
    stopped_ = stop_.Wait(0.003);
  }

  // Decision: another place where faults are caught. Who signs in meanwhile goes first, and an import of hours must not
  // end because they were many for some seconds.
  std::vector<rules::ImportResult> AddPatiently(const std::vector<rules::ImportRow>& rows) {
    constexpr int kTries = 20;  // each has waited for seconds itself
    for (int tries = 1;; ++tries) {
      try {
        return import_.Add(rows);
      } catch (const base::Fault& fault) {
        if (fault.kind() != base::Fault::Kind::kBusy || tries == kTries || stop_.Wait(0.5)) throw;
      }
    }
  }

  void Tell(const Line& line, const rules::ImportResult& result) {
    const std::string why = line.why.empty() ? Say(result.errors) : line.why;
    std::string added;
    for (auto [is_added, count, name] : {std::tuple{result.contact, &contacts_, "contact"},
                                         {result.account, &accounts_, "account"},
                                         {result.access, &accesses_, "access"}}) {
      if (is_added) added += (added.empty() ? "" : ", ") + std::string(name);
      *count += is_added ? 1 : 0;
    }
    const bool refused = !why.empty();
    refused_ += refused ? 1 : 0;
    there_ += !refused && added.empty() ? 1 : 0;
    if (refused && options_.report.empty() && refused_ <= kShown) {
      progress_.Hide();
      desk_.err << "line " << line.number << ": " << Printable(why) << "\n";
    }
    const char* word = refused ? "refused" : added.empty() ? "there" : options_.dry_run ? "would import" : "imported";
    Report({std::to_string(line.number), word, line.row.form.email, line.row.form.number, refused ? why : added});
  }

  void Report(const std::vector<std::string>& fields) {
    if (file_.is_open()) file_ << base::CsvLine(fields);
  }

  Desk& desk_;
  const Options& options_;
  Stop stop_;
  rules::Import import_;
  Progress progress_;
  std::ofstream file_;
  std::vector<Line> waiting_;
  std::int64_t contacts_ = 0, accounts_ = 0, accesses_ = 0, there_ = 0, refused_ = 0;
  bool stopped_ = false;
};

// What the options say of every row.
rules::ImportRow Template(const Options& options, std::int64_t website_id) {
  rules::ImportRow row;
  row.form.website_id = website_id;
  (void)model::ParseWord(options.status, row.form.status);
  row.form.proven = options.proven;
  row.form.mail = options.mail;
  return row;
}

std::int64_t LinesIn(const std::string& text) { return std::count(text.begin(), text.end(), '\n') + 1; }

std::string Why(base::CsvRecord::Fault fault) {
  switch (fault) {
    case base::CsvRecord::Fault::kQuoteOpen: return "a quote is not closed";
    case base::CsvRecord::Fault::kAfterQuote: return "something follows a closing quote";
    case base::CsvRecord::Fault::kTooLong: return "is longer than any record: a quote that is not closed?";
    case base::CsvRecord::Fault::kNone: break;
  }
  return "";
}

// How the file was understood, so that whoever looks at a dry run sees what is wrong.
std::string Understood(const Options& options, base::Charset charset, char separator,
                       const std::vector<std::string>& headings, const Columns& columns) {
  std::string taken, left;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::string meaning = columns.Meaning(i);
    const std::string heading = headings[i].empty() ? "column " + std::to_string(i + 1) : headings[i];
    if (meaning.empty()) {
      left += (left.empty() ? "" : ", ") + heading;
    } else {
      taken += (taken.empty() ? "" : ", ") + heading + " as " + meaning;
    }
  }
  return Printable(options.file + ": " + std::string(base::Name(charset)) + ", separated by " +
                   (separator == '\t' ? "tabs" : std::string(1, separator)) + "; " + taken +
                   (left.empty() ? "" : "; left out: " + left));
}

char SeparatorOf(const std::string& word, std::string_view text) {
  if (word == "auto") return base::GuessSeparator(text);
  return word == "tab" || word == "\\t" ? '\t' : word[0];
}

int ImportCsv(Desk& desk, const Options& options) {
  std::int64_t website_id = 0;
  if (!options.website.empty()) {
    auto website = FindWebsite(desk, options.website);
    if (!website) return kRefused;
    website_id = website->id;
  }
  const auto bytes = ReadFile(desk, options.file);
  if (!bytes) return Refuse(desk, options.file + ": cannot be read");
  const auto charset = base::ParseCharset(options.encoding).value_or(base::GuessCharset(*bytes));
  const std::string text = base::Decode(*bytes, charset);
  const char separator = SeparatorOf(options.separator, text);

  base::CsvRecord first;
  if (!base::CsvReader(text, separator).Next(first) || first.fields.empty()) {
    return Refuse(desk, options.file + ": has no first line");
  }
  auto is_address = [](const std::string& field) { return field.find('@') != std::string::npos; };
  const bool headless = options.no_header || std::any_of(first.fields.begin(), first.fields.end(), is_address);
  const auto headings = headless ? std::vector<std::string>(first.fields.size()) : first.fields;
  Columns columns;
  if (const auto why = columns.Find(headings, options.map); !why.empty()) return Refuse(desk, why);
  if (!columns.Has(Column::kEmail) && !columns.Has(Column::kNumber)) {
    return Refuse(desk, options.file + ": no column is known to hold the e-mail address: say --map email=" +
                            (headless ? "1" : "HEADING"));
  }
  desk.err << Understood(options, charset, separator, headings, columns) << "\n";

  std::map<std::string, std::int64_t, std::less<>> websites;
  for (const auto& line : rules::ListWebsites(desk.house(), 0)) {
    websites[line.website.name] = websites[line.website.address] = line.website.id;
  }
  auto find_website = [&](std::string_view word) {
    auto found = websites.find(word);
    return found == websites.end() ? 0 : found->second;
  };
  Takeover takeover(desk, options, LinesIn(text));
  if (!takeover.OpenReport()) return Refuse(desk, options.report + ": cannot be written");
  base::CsvReader reader(text, separator);
  base::CsvRecord record;
  if (!headless) (void)reader.Next(record);
  while (!takeover.IsStopped() && reader.Next(record)) {
    Line line{record.line, Template(options, website_id), Why(record.fault)};
    if (line.why.empty()) line.why = ReadRow(columns, record.fields, find_website, line.row);
    takeover.Add(std::move(line));
  }
  return takeover.Finish();
}

// "user:hash" and nothing behind it; a user that is no address lives at --domain.
std::string ReadUser(const Options& options, std::string_view text, rules::ImportRow& row) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return "is no user:hash";
  row.form.email = text.substr(0, colon);
  row.password_hash = text.substr(colon + 1);
  if (row.form.email.find('@') == std::string::npos) {
    if (options.domain.empty()) return row.form.email + " is no e-mail address: say --domain";
    row.form.email += "@" + options.domain;
  }
  return "";
}

int ImportHtpasswd(Desk& desk, const Options& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  const auto text = ReadFile(desk, options.file);
  if (!text) return Refuse(desk, options.file + ": cannot be read");
  Takeover takeover(desk, options, LinesIn(*text));
  if (!takeover.OpenReport()) return Refuse(desk, options.report + ": cannot be written");
  std::int64_t number = 0;
  for (std::size_t at = 0; at < text->size() && !takeover.IsStopped();) {
    const auto end = std::min(text->find('\n', at), text->size());
    std::string_view line = std::string_view(*text).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    rules::ImportRow row = Template(options, website->id);
    std::string why = ReadUser(options, line, row);
    takeover.Add({number, std::move(row), std::move(why)});
  }
  return takeover.Finish();
}

void AddCommon(CLI::App* command, Options& options) {
  command->add_option("FILE", options.file, "- for standard input")->required();
  command->add_flag("--dry-run", options.dry_run, "Write nothing; tell what would happen");
  command->add_option("--report", options.report, "Where a CSV tells what became of each line")->type_name("FILE");
  command->add_option("--status", options.status, "Of new accesses")
      ->check(CLI::IsMember({"in_processing", "approved", "rejected", "withdrawn"}))
      ->capture_default_str();
  command->add_flag("--proven", options.proven,
                    "You vouch that the addresses are these people's, who then sign in with their old password; else "
                    "only an invitation lets them in");
  command->add_flag("--mail", options.mail,
                    "Invite who has no password or is not proven, tell the others; else no mail");
}

}  // namespace

void AddImport(CLI::App& app, Action& chosen) {
  auto* import =
      app.add_subcommand("import", "Take over what other programs know; may be run again, goes on where it ended");
  import->require_subcommand(1);
  auto options = std::make_shared<Options>();

  auto* csv = import->add_subcommand("csv", "Contacts, accounts and accesses from a table");
  AddCommon(csv, *options);
  csv->add_option("--website", options->website,
                  "Id, address or name; without one, and without a column of websites, no access is given");
  csv->add_option("--map", options->map, "What a column holds, by its heading or number: email=E-Mail,name=2")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("FIELD=COLUMN");
  csv->add_option("--separator", options->separator, "One character, or tab")
      ->check([](const std::string& word) {
        const bool good = word == "auto" || word == "tab" || word == "\\t" || (word.size() == 1 && word != "\"");
        return good ? "" : "is no separator";
      })
      ->capture_default_str();
  csv->add_option("--encoding", options->encoding)
      ->check(CLI::IsMember({"auto", "utf-8", "windows-1252", "iso-8859-1", "utf-16"}))
      ->capture_default_str();
  csv->add_flag("--no-header", options->no_header, "The first line is a customer, too; a line with an @ always is");
  csv->footer(
      "Fields: email name first_name last_name company phone number language notes website status reason message\n"
      "order valid_until password_hash. Usual German and English headings are known. A line without an e-mail is a\n"
      "contact by its number.\n\n"
      "password_hash: $2a$ $2b$ $2y$ (bcrypt), $1$ $5$ $6$ $y$ (crypt), $apr1$ {SHA} (htpasswd), $P$ $H$ $wp$2y$\n"
      "(WordPress, phpBB). Wrapped in Argon2id at once, replaced when its owner signs in.\n\n"
      "Examples:\n  pforte import csv customers.csv --website 1 --dry-run --report report.csv\n"
      "  pforte import csv export.txt --website 1 --map email=Login,number=3 --separator tab --encoding windows-1252");
  csv->callback([&chosen, options] { chosen = [options](Desk& desk) { return ImportCsv(desk, *options); }; });

  auto* htpasswd = import->add_subcommand("htpasswd", "People and their passwords from a file of htpasswd");
  AddCommon(htpasswd, *options);
  htpasswd->add_option("--website", options->website, "Id, address or name")->required();
  htpasswd->add_option("--domain", options->domain, "Where user names that are no e-mail addresses get their mail");
  htpasswd->footer(
      "Example:\n  pforte import htpasswd /etc/lighttpd/customers.htpasswd --website 1 --domain partner.example \\\n"
      "    --proven");
  htpasswd->callback([&chosen, options] { chosen = [options](Desk& desk) { return ImportHtpasswd(desk, *options); }; });
}

}  // namespace command
