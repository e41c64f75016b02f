#include "command/mail_text.h"

#include <fstream>
#include <iterator>
#include <memory>

#include "base/diff.h"
#include "rules/import.h"
#include "rules/mail_text.h"
#include "rules/note.h"
#include "rules/outbox.h"

namespace command {
namespace {

struct Options {
  std::string website, language, event, subject, file, person, to, form;
  std::int64_t version = 0;
  bool standard = false, upgrade = false, json = false;
};

// The mail that a command is about.
struct Subject {
  model::Website website;
  base::Language language = base::Language::kGerman;
  model::Event event = model::Event::kVerify;
};

std::optional<Subject> Find(Desk& desk, const Options& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return std::nullopt;
  Subject subject{std::move(*website)};
  (void)base::ParseLanguage(options.language, subject.language);
  (void)model::ParseWord(options.event, subject.event);
  return subject;
}

rules::Wording Holds(Desk& desk, const Subject& subject) {
  return rules::FindWording(desk.house(), subject.website, subject.language, subject.event);
}

std::optional<rules::Wording> VersionOf(Desk& desk, const Subject& subject, std::int64_t id) {
  for (const auto& text :
       rules::ListWordingVersions(desk.house(), subject.website, subject.language, subject.event)) {
    if (text.id == id) return rules::WordingOf(subject.language, text);
  }
  Refuse(desk, "there is no version " + std::to_string(id) + "; see `pforte mail text versions`");
  return std::nullopt;
}

// "Subject: …", an empty line, the text: as `set` reads it.
std::string Written(const std::string& subject, const std::string& body) {
  return "Subject: " + subject + "\n\n" + body + (body.ends_with('\n') ? "" : "\n");
}

std::string Written(const rules::Wording& wording) { return Written(wording.subject, wording.body); }

int ListAll(Desk& desk, const Options& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  const auto own = rules::ListWordings(desk.house(), *website);
  Json rows = Json::array();
  for (int i = 0; i < model::kEventCount; ++i) {
    for (const base::Language language : base::kLanguages) {
      const auto event = static_cast<model::Event>(i);
      Json row = {{"event", model::Word(event)}, {"language", base::Code(language)}, {"text", "default"},
                  {"changed_by", ""},            {"changed_at", nullptr},            {"default_changed", false}};
      for (const auto& text : own) {
        if (text.event != event || text.language != base::Code(language) || text.body.empty()) continue;
        row["text"] = "own";
        row["changed_by"] = text.changed_by;
        row["changed_at"] = Time(text.changed_at);
        row["default_changed"] = rules::FormerDefault(language, text).has_value();
      }
      rows.push_back(std::move(row));
    }
  }
  List(desk, options.json, rows,
       {{"event", "EVENT"},
        {"language", "LANGUAGE"},
        {"text", "TEXT"},
        {"changed_by", "BY"},
        {"changed_at", "AT"},
        {"default_changed", "DEFAULT CHANGED"}});
  return kDone;
}

int ListVersions(Desk& desk, const Options& options) {
  auto subject = Find(desk, options);
  if (!subject) return kRefused;
  Json rows = Json::array();
  for (const auto& text :
       rules::ListWordingVersions(desk.house(), subject->website, subject->language, subject->event)) {
    rows.push_back({{"version", text.id},
                    {"changed_at", Time(text.changed_at)},
                    {"changed_by", text.changed_by},
                    {"text", text.body.empty() ? "default" : "own"},
                    {"subject", rules::WordingOf(subject->language, text).subject}});
  }
  List(desk, options.json, rows,
       {{"version", "VERSION"}, {"changed_at", "AT"}, {"changed_by", "BY"}, {"text", "TEXT"}, {"subject", "SUBJECT"}});
  return kDone;
}

int ShowText(Desk& desk, const Options& options) {
  auto subject = Find(desk, options);
  if (!subject) return kRefused;
  std::optional<rules::Wording> wording = Holds(desk, *subject);
  if (options.standard) wording = rules::DefaultWording(subject->language, subject->event);
  if (options.version != 0 && !(wording = VersionOf(desk, *subject, options.version))) return kRefused;
  if (options.person.empty()) {
    PrintText(desk, Written(*wording));
    return kDone;
  }
  for (const auto& line : rules::ListAccessesOfEmail(desk.house(), options.person)) {
    if (line.access.website_id != subject->website.id) continue;
    auto message = rules::PreviewFor(desk.house(), subject->website, subject->language, subject->event, *wording,
                                     line.access.id);
    if (!message) break;
    PrintText(desk, Written(message->subject, message->body));
    return kDone;
  }
  return Refuse(desk, options.person + " has no access to this website");
}

std::optional<std::string> ReadAll(Desk& desk, const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(desk.in), {});
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    Refuse(desk, file + ": cannot be read");
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The catalogue's words for an error speak of a form; here it is a file.
int RefuseWording(Desk& desk, const Subject& subject, const std::string& text, const model::FormErrors& errors) {
  for (const auto& [name, near] : rules::ListMisspelt(subject.event, text)) {
    desk.err << "pforte: there is no placeholder {{" << name << "}} here"
             << (near.empty() ? "" : "; do you mean {{" + near + "}}?") << "\n";
  }
  return Refuse(desk, errors);
}

int SetText(Desk& desk, const Options& options) {
  auto subject = Find(desk, options);
  if (!subject) return kRefused;
  auto text = ReadAll(desk, options.file);
  if (!text) return kRefused;
  constexpr std::string_view kSubject = "Subject: ";
  const auto end = text->find('\n');
  if (!text->starts_with(kSubject) || end == std::string::npos) {
    return Refuse(desk, options.file + ": must begin with a line \"Subject: …\", then an empty line, then the text");
  }
  std::string line = text->substr(kSubject.size(), end - kSubject.size()), body = text->substr(end + 1);
  if (line.ends_with('\r')) line.pop_back();
  body.erase(0, body.find_first_not_of("\r\n"));
  auto errors = rules::SaveWording(desk.house(), subject->website, subject->language, subject->event, line, body,
                                   rules::kByCommandLine);
  return errors.empty() ? kDone : RefuseWording(desk, *subject, *text, errors);
}

int PrintDiff(Desk& desk, const Options& options) {
  auto subject = Find(desk, options);
  if (!subject) return kRefused;
  const rules::Wording standard = rules::DefaultWording(subject->language, subject->event);
  std::optional<rules::Wording> before = standard, after = Holds(desk, *subject);
  if (options.version != 0 && !(before = VersionOf(desk, *subject, options.version))) return kRefused;
  if (options.upgrade) {
    auto versions =
        rules::ListWordingVersions(desk.house(), subject->website, subject->language, subject->event);
    auto former = versions.empty() ? std::nullopt : rules::FormerDefault(subject->language, versions.front());
    before = former.value_or(standard);
    after = standard;
  }
  for (const auto& line : base::Diff(Written(*before), Written(*after))) {
    std::string text = line.kind == base::DiffKind::kSame ? "  " : line.kind == base::DiffKind::kRemoved ? "- " : "+ ";
    for (const auto& piece : line.pieces) text += piece.text;
    PrintText(desk, text);
  }
  return kDone;
}

int Restore(Desk& desk, const Options& options) {
  auto subject = Find(desk, options);
  if (!subject) return kRefused;
  if (options.version == 0) {
    rules::RestoreWording(desk.house(), subject->website, subject->language, subject->event, rules::kByCommandLine);
    return kDone;
  }
  auto wording = VersionOf(desk, *subject, options.version);
  if (!wording) return kRefused;
  auto errors = rules::RestoreVersion(desk.house(), subject->website, subject->language, subject->event,
                                      options.version, rules::kByCommandLine);
  return errors->empty() ? kDone : RefuseWording(desk, *subject, wording->subject + wording->body, *errors);
}

int Test(Desk& desk, const Options& options) {
  auto subject = Find(desk, options);
  if (!subject) return kRefused;
  const auto message =
      rules::Preview(subject->website, subject->language, subject->event, Holds(desk, *subject));
  const std::string error =
      rules::SendTest(desk.house(), subject->website, subject->language, subject->event, message, options.to);
  return error.empty() ? kDone : Refuse(desk, error);
}

int SetForm(Desk& desk, const Options& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  if (!options.form.empty()) rules::SetSendsHtml(desk.house(), *website, options.form == "html");
  desk.out << (rules::SendsHtml(desk.house(), *website) ? "html" : "text") << "\n";
  return kDone;
}

using Do = int (*)(Desk&, const Options&);

CLI::App* AddCommand(CLI::App& text, Action& chosen, const std::shared_ptr<Options>& options, const char* name,
                     const char* purpose, const char* footer, Do act) {
  auto* command = text.add_subcommand(name, purpose);
  command->add_option("WEBSITE", options->website, "Id, address or name")->required();
  command->footer(footer);
  command->callback([&chosen, options, act] { chosen = [options, act](Desk& desk) { return act(desk, *options); }; });
  return command;
}

// One of a single mail.
CLI::App* AddOne(CLI::App& text, Action& chosen, const std::shared_ptr<Options>& options, const char* name,
                 const char* purpose, const char* footer, Do act) {
  auto* command = AddCommand(text, chosen, options, name, purpose, footer, act);
  command->add_option("LANGUAGE", options->language)->required()->check(CLI::IsMember({"de", "en"}));
  command->add_option("EVENT", options->event)
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(model::Words<model::Event>::kWords),
                                                     std::end(model::Words<model::Event>::kWords))));
  return command;
}

}  // namespace

void AddMailText(CLI::App& mail, Action& chosen) {
  auto* text = mail.add_subcommand("text", "The wording of mails");
  text->require_subcommand(1);
  auto options = std::make_shared<Options>();

  auto* list = AddCommand(*text, chosen, options, "list", "Which mails have a text of your own",
                          "Example:\n  pforte mail text list 1", ListAll);
  list->add_flag("--json", options->json, "All fields, as JSON");

  auto* versions = AddOne(*text, chosen, options, "versions", "The texts of a mail up to now, the newest first",
                          "Example:\n  pforte mail text versions 1 de approved", ListVersions);
  versions->add_flag("--json", options->json, "All fields, as JSON");

  auto* show = AddOne(*text, chosen, options, "show", "Print the text that holds",
                      "Examples:\n  pforte mail text show 1 de approved > approved.txt\n"
                      "  pforte mail text show 1 de approved --person erika@muster.example",
                      ShowText);
  auto* standard = show->add_flag("--default", options->standard, "The text it would have without one of your own");
  show->add_option("--version", options->version, "An earlier text")->excludes(standard);
  show->add_option("--person", options->person, "As the person with this address would get it, without secrets");

  auto* set = AddOne(*text, chosen, options, "set", "Take a text from a file: \"Subject: …\", an empty line, the text",
                     "Example:\n  pforte mail text set 1 de approved approved.txt", SetText);
  set->add_option("FILE", options->file, "- for standard input")->required();

  auto* diff = AddOne(*text, chosen, options, "diff", "What your text changed about the default",
                      "Examples:\n  pforte mail text diff 1 de approved\n"
                      "  pforte mail text diff 1 de approved --upgrade",
                      PrintDiff);
  auto* version = diff->add_option("--version", options->version, "Since an earlier text instead");
  diff->add_flag("--upgrade", options->upgrade, "What an upgrade changed about the default since your text was written")
      ->excludes(version);

  auto* restore = AddOne(*text, chosen, options, "restore", "Back to the default, or to an earlier text",
                         "Example:\n  pforte mail text restore 1 de approved --version 7", Restore);
  restore->add_option("--version", options->version, "An id of `versions`");

  auto* test = AddOne(*text, chosen, options, "test", "Send it at once with a sample customer's data, marked as a test",
                      "Example:\n  pforte mail text test 1 de approved --to ada@muster.example", Test);
  test->add_option("--to", options->to, "Where it goes")->required();

  auto* form = AddCommand(*text, chosen, options, "form", "In which form the mails of a website go out",
                          "Example:\n  pforte mail text form 1 text", SetForm);
  form->add_option("FORM", options->form, "html: as text and HTML; text: as text alone")
      ->check(CLI::IsMember({"html", "text"}));
}

}  // namespace command
