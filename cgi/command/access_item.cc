#include "command/access_item.h"

#include <memory>
#include <string>

#include "command/access.h"
#include "command/access_which.h"
#include "rules/evidence.h"
#include "rules/item.h"
#include "rules/registration_form.h"
#include "rules/staff.h"

namespace command {
namespace {

struct ItemOptions {
  Which which;
  std::string text;
  bool json = false;
};

int AskBack(Desk& desk, const ItemOptions& options) {
  return EachAccess(desk, options.which, [&](const model::Access& access, model::FormErrors& errors) {
    return rules::Ask(desk.house(), {}, access.id, options.text, errors);
  });
}

int AddNote(Desk& desk, const ItemOptions& options) {
  return EachAccess(desk, options.which, [&](const model::Access& access, model::FormErrors& errors) {
    return rules::AddNote(desk.house(), {}, access.id, options.text, errors);
  });
}

int Claim(Desk& desk, const ItemOptions& options) {
  std::optional<model::Staff> staff;
  for (auto& line : rules::ListStaff(desk.house())) {
    if (line.staff.name == options.text || line.staff.email == options.text) staff = std::move(line.staff);
  }
  if (!staff) return Refuse(desk, "there is no staff " + options.text + "; see `pforte staff list`");
  return EachAccess(desk, options.which, [&](const model::Access& access, model::FormErrors&) {
    auto claim = rules::FindItem(desk.house(), access.id).claim;
    return rules::ClaimAccess(desk.house(), {}, *staff, access.id, claim ? claim->staff_id : 0);
  });
}

int Release(Desk& desk, const ItemOptions& options) {
  return EachAccess(desk, options.which, [&](const model::Access& access, model::FormErrors&) {
    return rules::ReleaseAccess(desk.house(), {}, access.id);
  });
}

// Everything beside the decision.
int ShowOne(Desk& desk, const ItemOptions& options) {
  auto line = FindAccess(desk, options.which, options.which.words.front());
  if (!line) return kRefused;
  auto facts = rules::FindAccessFacts(desk.house(), {}, line->access.id);
  auto item = rules::FindItem(desk.house(), line->access.id);
  auto evidence = rules::FindEvidence(desk.house(), {}, facts->line, facts->account);
  Json questions = Json::array(), notes = Json::array(), others = Json::array(), near = Json::array(),
       history = Json::array();
  for (const auto& question : item.questions) {
    questions.push_back({{"question", question.question},
                         {"asked_by", question.asked_by},
                         {"asked_at", Time(question.asked_at)},
                         {"answer", question.answer},
                         {"answered_at", Time(question.answered_at)}});
  }
  for (const auto& note : item.notes) {
    notes.push_back({{"author", note.author}, {"at", Time(note.at)}, {"text", note.text}});
  }
  for (const auto& other : evidence.others) others.push_back(AccessRow(other, desk.house().Now()));
  constexpr const char* kLikenesses[] = {"address", "name", "domain"};
  for (const auto& other : evidence.near) {
    near.push_back({{"contact_id", other.contact_id},
                    {"name", other.name},
                    {"company", other.company},
                    {"number", other.number},
                    {"email", other.email},
                    {"like", kLikenesses[static_cast<std::size_t>(other.likeness)]}});
  }
  for (const auto& entry : facts->history) {
    history.push_back(
        {{"at", Time(entry.at)}, {"actor", entry.actor}, {"act", model::Word(entry.act)}, {"detail", entry.detail}});
  }
  Json object = AccessRow(facts->line, desk.house().Now());
  object["email_proven_at"] = Time(facts->account.email_proven_at);
  object["claimed_by"] = item.claim ? item.claim->name : "";
  object["from_network"] = facts->line.from_network;
  object["earlier_rejections"] = facts->line.earlier_rejections;
  object["others"] = others;
  object["similar_contacts"] = near;
  AddGiven(object, rules::FindGivenAnswers(desk.house(), facts->line.access.id));
  object["questions"] = questions;
  object["notes"] = notes;
  object["history"] = history;
  Show(desk, options.json, object);
  return kDone;
}

}  // namespace

void AddAccessItem(CLI::App& access, Action& chosen) {
  auto options = std::make_shared<ItemOptions>();
  auto add = [&](const char* name, const char* what, int (*run)(Desk&, const ItemOptions&), const char* example,
                 bool many = true) {
    auto* command = access.add_subcommand(name, what);
    AddWhich(command, options->which, many, example);
    command->callback([&chosen, options, run] { chosen = [options, run](Desk& desk) { return run(desk, *options); }; });
    return command;
  };
  add("show", "An access with all that is known beside it, its questions, notes and history", ShowOne,
      "erika@partner.example", false)
      ->add_flag("--json", options->json, "As JSON");
  add("ask", "Ask applicants back by mail; the answer comes to the request", AskBack,
      "17 --question 'What is your customer number?'")
      ->add_option("--question", options->text, "Told to the customer")
      ->required();
  add("note", "Note something that only the office sees", AddNote, "17 --text 'called on Monday'")
      ->add_option("--text", options->text)
      ->required();
  add("claim", "Let somebody of the office look after requests", Claim, "17 --staff 'Ada Muster'")
      ->add_option("--staff", options->text, "Name or e-mail")
      ->required();
  add("release", "Let everybody look after requests again", Release, "17");
}

}  // namespace command
