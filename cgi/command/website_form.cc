#include "command/website_form.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "rules/domain_rules.h"
#include "rules/registration_form.h"

namespace command {
namespace {

constexpr char kWebsite[] = "Id, address or name";

struct RulesOptions {
  std::string website;
  std::optional<std::string> file;
};

struct FormOptions {
  std::string website;
  std::optional<std::string> company, phone, message, order, terms_version, terms_address, terms_de, terms_en;
  bool no_terms = false, json = false;
};

struct FieldOptions {
  std::string website, direction;
  std::int64_t id = 0;
  std::optional<std::string> label_de, label_en, hint_de, hint_en, kind;
  std::vector<std::string> choices_de, choices_en;
  bool required = false, optional = false;
};

int Saved(Desk& desk, const rules::SaveResult& saved) {
  if (!saved.errors.empty()) return Refuse(desk, saved.errors);
  return saved.conflict ? Refuse(desk, "somebody changed it meanwhile; try again") : kDone;
}

// As a text that came by a form: without carriage returns.
std::optional<std::string> ReadText(Desk& desk, const std::string& path) {
  auto text = ReadFile(desk, path);
  if (!text) {
    Refuse(desk, path + " cannot be read");
    return std::nullopt;
  }
  std::erase(*text, '\r');
  return text;
}

int Rules(Desk& desk, const RulesOptions& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  auto rules = rules::FindDomainRules(desk.house(), website->id);
  if (!options.file) {
    if (!rules.rules.empty()) desk.out << rules.rules << "\n";
    return kDone;
  }
  auto text = ReadText(desk, *options.file);
  if (!text) return kRefused;
  rules.rules = std::move(*text);
  return Saved(desk, rules::SaveDomainRules(desk.house(), {}, rules));
}

Json FieldRow(const model::FormField& field) {
  return {{"id", field.id},
          {"kind", model::Word(field.kind)},
          {"required", field.required != 0},
          {"label_de", field.label_de},
          {"label_en", field.label_en},
          {"hint_de", field.hint_de},
          {"hint_en", field.hint_en},
          {"choices_de", field.choices_de},
          {"choices_en", field.choices_en}};
}

int ShowForm(Desk& desk, std::int64_t website_id, bool json) {
  const auto [form, own] = rules::FindAskedForm(desk.house(), website_id);
  Json fields = Json::array();
  for (const auto& field : own) fields.push_back(FieldRow(field));
  Show(desk, json,
       {{"company", model::Word(form.company)},
        {"phone", model::Word(form.phone)},
        {"message", model::Word(form.message)},
        {"order", model::Word(form.order_number)},
        {"terms_version", form.terms_version},
        {"terms_address", form.terms_address},
        {"terms_de", form.terms_de},
        {"terms_en", form.terms_en},
        {"fields", fields}});
  return kDone;
}

int Form(Desk& desk, const FormOptions& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  auto form = rules::FindAskedForm(desk.house(), website->id).form;
  bool changes = options.no_terms;
  for (auto [asks, word] : {std::pair{&form.company, &options.company}, std::pair{&form.phone, &options.phone},
                            std::pair{&form.message, &options.message},
                            std::pair{&form.order_number, &options.order}}) {
    if (!*word) continue;
    (void)model::ParseWord(**word, *asks);
    changes = true;
  }
  if (options.no_terms) form.terms_version = form.terms_address = form.terms_de = form.terms_en = "";
  for (auto [text, value] : {std::pair{&form.terms_version, &options.terms_version},
                             std::pair{&form.terms_address, &options.terms_address}}) {
    if (!*value) continue;
    *text = **value;
    changes = true;
  }
  for (auto [text, path] : {std::pair{&form.terms_de, &options.terms_de},
                            std::pair{&form.terms_en, &options.terms_en}}) {
    if (!*path) continue;
    auto read = ReadText(desk, **path);
    if (!read) return kRefused;
    *text = std::move(*read);
    changes = true;
  }
  if (!changes) return ShowForm(desk, website->id, options.json);
  return Saved(desk, rules::SaveRegistrationForm(desk.house(), {}, form));
}

std::string Lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const auto& text : texts) lines += text + "\n";
  return lines;
}

int SaveField(Desk& desk, const FieldOptions& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  model::FormField field;
  field.website_id = website->id;
  if (options.id != 0) {
    auto stored = rules::FindFormField(desk.house(), website->id, options.id);
    if (!stored) return Refuse(desk, "this website has no field " + std::to_string(options.id));
    field = std::move(*stored);
  }
  for (auto [text, value] : {std::pair{&field.label_de, &options.label_de},
                             std::pair{&field.label_en, &options.label_en},
                             std::pair{&field.hint_de, &options.hint_de},
                             std::pair{&field.hint_en, &options.hint_en}}) {
    if (*value) *text = **value;
  }
  if (options.kind) (void)model::ParseWord(*options.kind, field.kind);
  if (!options.choices_de.empty()) field.choices_de = Lines(options.choices_de);
  if (!options.choices_en.empty()) field.choices_en = Lines(options.choices_en);
  if (options.required || options.optional) field.required = options.required ? 1 : 0;
  auto saved = rules::SaveFormField(desk.house(), {}, field);
  int status = Saved(desk, saved);
  if (status == kDone) desk.out << saved.id << "\n";
  return status;
}

int MoveField(Desk& desk, const FieldOptions& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  return rules::MoveFormField(desk.house(), {}, website->id, options.id, options.direction == "up")
             ? kDone
             : Refuse(desk, "this website has no such field, or it is the last one already");
}

int RemoveField(Desk& desk, const FieldOptions& options) {
  auto website = FindWebsite(desk, options.website);
  if (!website) return kRefused;
  return rules::RemoveFormField(desk.house(), {}, website->id, options.id)
             ? kDone
             : Refuse(desk, "this website has no field " + std::to_string(options.id));
}

template <class Options>
void Choose(CLI::App* command, Action& chosen, std::shared_ptr<Options> options, int (*run)(Desk&, const Options&)) {
  command->callback([&chosen, options, run] { chosen = [options, run](Desk& desk) { return run(desk, *options); }; });
}

void AddField(CLI::App& website, Action& chosen) {
  auto* field = website.add_subcommand("field", "Questions of the website's own on its registration form");
  field->require_subcommand(1);
  auto options = std::make_shared<FieldOptions>();
  auto command = [&](const char* name, const char* help, int (*run)(Desk&, const FieldOptions&), const char* example) {
    auto* made = field->add_subcommand(name, help);
    made->add_option("WEBSITE", options->website, kWebsite)->required();
    if (std::string_view(name) != "add") {
      made->add_option("FIELD", options->id, "Its id, as `pforte website form` shows it")
          ->required()
          ->check(CLI::PositiveNumber);
    }
    made->footer("Answers that are there already stay.\n\nExample:\n  pforte website field " + std::string(example));
    Choose(made, chosen, options, run);
    return made;
  };
  auto* add = command("add", "Ask one more; prints its id", SaveField,
                      "add 1 --label-de Branche --label-en Trade --kind choice \\\n"
                      "    --choice-de Handel --choice-en Retail --choice-de Handwerk --choice-en Crafts");
  auto* set = command("set", "Change what is named, leave the rest", SaveField, "set 1 3 --required");
  for (auto* made : {add, set}) {
    made->add_option("--label-de", options->label_de, "The question in German")->required(made == add);
    made->add_option("--label-en", options->label_en, "The question in English")->required(made == add);
    made->add_option("--hint-de", options->hint_de, "Small below it");
    made->add_option("--hint-en", options->hint_en);
    made->add_option("--kind", options->kind, "line (default), text: several lines, choice: from a list, check: a tick")
        ->check(CLI::IsMember({"line", "text", "choice", "check"}));
    for (auto [name, choices] : {std::pair{"--choice-de", &options->choices_de},
                                 std::pair{"--choice-en", &options->choices_en}}) {
      made->add_option(name, *choices, "One of the list; repeat for more, in both languages in the same order")
          ->expected(1)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    auto* required = made->add_flag("--required", options->required, "Must be answered, or ticked");
    made->add_flag("--optional", options->optional, "May be left out (default)")->excludes(required);
  }
  command("move", "Put it one place up or down", MoveField, "move 1 3 up")
      ->add_option("DIRECTION", options->direction)
      ->required()
      ->check(CLI::IsMember({"up", "down"}));
  command("remove", "Ask it no more", RemoveField, "remove 1 3");
}

}  // namespace

void AddWebsiteForm(CLI::App& website, Action& chosen) {
  auto listing = std::make_shared<RulesOptions>();
  auto* rules = website.add_subcommand("rules", "Whose address decides beforehand, by its domain: show or replace");
  rules->add_option("WEBSITE", listing->website, kWebsite)->required();
  rules->add_option("--file", listing->file, "New rules, one a line: 'approve example.com'; - for standard input");
  rules->footer(
      "approve: whoever proves an address of this domain is approved at once; block: the form does not take it;\n"
      "ask: the office decides. *.example.com: all domains below it; *: all others. The more specific rule holds.\n"
      "Changed rules never change an access.\n\n"
      "Examples:\n  pforte website rules 1\n  printf 'approve partner.example\\nblock *.partner.example\\n' | "
      "pforte website rules 1 --file -");
  Choose(rules, chosen, listing, Rules);

  auto asking = std::make_shared<FormOptions>();
  auto* form = website.add_subcommand("form", "What its registration form asks: show, or change what is named");
  form->add_option("WEBSITE", asking->website, kWebsite)->required();
  for (auto [name, value, help] :
       {std::tuple{"--company", &asking->company, ""}, std::tuple{"--phone", &asking->phone, ""},
        std::tuple{"--message", &asking->message, ""}, std::tuple{"--order", &asking->order, "The order number"}}) {
    form->add_option(name, *value, help)->check(CLI::IsMember({"hidden", "optional", "required"}));
  }
  form->add_option("--terms-version", asking->terms_version, "Terms to accept: of which version, best a date");
  form->add_option("--terms-address", asking->terms_address, "Where they can be read");
  form->add_option("--terms-de", asking->terms_de, "File with their text in German, instead of an address");
  form->add_option("--terms-en", asking->terms_en, "File with their text in English");
  form->add_flag("--no-terms", asking->no_terms, "Nothing is to be accepted")->excludes("--terms-version");
  form->add_flag("--json", asking->json, "As JSON");
  form->footer(
      "Examples:\n  pforte website form 1\n  pforte website form 1 --phone hidden --company required\n"
      "  pforte website form 1 --terms-version 2026-12-01 --terms-address https://www.muster.example/agb.html");
  Choose(form, chosen, asking, Form);

  AddField(website, chosen);
}

}  // namespace command
