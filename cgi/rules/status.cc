#include "rules/status.h"

#include "rules/domain_rules.h"
#include "rules/field.h"
#include "rules/mail.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/registration_form.h"
#include "rules/throttle.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/item.h"
#include "store/website.h"

namespace rules {

bool IsExpired(const model::Access& access, std::int64_t now) {
  return access.status == model::Status::kApproved && access.valid_until && *access.valid_until <= now;
}

std::vector<OwnAccess> ListOwnAccesses(House& house, const model::Account& account) {
  std::vector<OwnAccess> own;
  for (auto& line : store::ListAccessesOfAccount(house.database, account.id)) {
    auto website = store::FindWebsite(house.database, line.access.website_id).value_or(model::Website());
    bool expired = IsExpired(line.access, house.Now());
    std::string first = website.address + FirstPage(website);
    own.push_back({std::move(line), std::move(website.address), std::move(first), expired});
  }
  return own;
}

bool AddMessage(House& house, const model::Website& website, const model::Account& account, std::string_view message,
                model::FormErrors& errors) {
  std::string text = Trim(message);
  RequireText(errors, "message", text, kMaxMessage);
  if (!errors.empty()) return true;
  if (!Reservation(house).Take(kOwnChange, std::to_string(account.id))) return false;
  store::Transaction transaction(house.database);
  auto access = store::FindAccessOfAccount(house.database, account.id, website.id);
  if (!access || !store::UpdateAccessMessage(house.database, access->id, text)) return false;
  Changes changes;
  changes.Add("message", access->message, text);
  Note(house, model::Act::kChanged, kByCustomer, account, *access, "", changes);
  transaction.Commit();
  return true;
}

std::optional<model::Question> FindOpenQuestion(House& house, const model::Access& access) {
  if (access.status != model::Status::kInProcessing) return std::nullopt;
  auto newest = store::FindNewestQuestion(house.database, access.id);
  if (newest && newest->answered_at) return std::nullopt;
  return newest;
}

bool Answer(House& house, const model::Website& website, const model::Account& account, std::string_view answer,
            model::FormErrors& errors) {
  std::string text = Trim(answer);
  RequireText(errors, "answer", text, kMaxMessage);
  if (!errors.empty()) return true;
  if (!Reservation(house).Take(kOwnChange, std::to_string(account.id))) return false;
  store::Transaction transaction(house.database);
  auto access = store::FindAccessOfAccount(house.database, account.id, website.id);
  auto question = access ? FindOpenQuestion(house, *access) : std::nullopt;
  if (!question || !store::UpdateQuestionAnswered(house.database, question->id, text, house.Now())) return false;
  store::UpdateAccessAnswered(house.database, access->id);
  Note(house, model::Act::kAnswered, kByCustomer, account, *access);
  QueueDigest(house, website);
  transaction.Commit();
  return true;
}

bool Withdraw(House& house, const model::Website& website, const model::Account& account) {
  if (!Reservation(house).Take(kOwnChange, std::to_string(account.id))) return false;
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account.id, .website_id = website.id});
  auto access = store::FindAccessOfAccount(house.database, account.id, website.id);
  if (!access || !store::UpdateAccessWithdrawn(house.database, access->id, house.Now())) return false;
  Changes changes;
  changes.Add("status", model::Word(access->status), model::Word(model::Status::kWithdrawn));
  Note(house, model::Act::kWithdrawn, kByCustomer, account, *access, "", changes);
  markers.Commit(transaction);
  return true;
}

bool RequestAccess(House& house, const model::Website& website, const model::Account& account,
                   const RequestForm& form, base::Language language, model::FormErrors& errors) {
  model::Access access;
  access.account_id = account.id;
  access.website_id = website.id;
  const auto asked = FindAskedForm(house, website.id);
  access.message = CheckKnown(asked.form.message, "message", form.message, kMaxMessage, false, errors);
  access.order_number = CheckKnown(asked.form.order_number, "order", form.order, kMaxOrder, true, errors);
  const Given given = CheckInput(asked, form.input, language, errors);
  const Admission admission = AdmissionOf(house, website, account.email_key);
  access.status = admission.status;
  if (admission.blocked) errors.push_back({"", base::Text::kFormDomainBlocked});
  if (website.open == 0) errors.push_back({"", base::Text::kFormClosed});
  if (!errors.empty()) return true;
  if (!Reservation(house).Take(kOwnChange, std::to_string(account.id))) return false;

  store::Transaction transaction(house.database);
  MarkerChange markers(house, {.account_id = account.id, .website_id = website.id});
  auto earlier = store::FindAccessOfAccount(house.database, account.id, website.id);
  if (!earlier) {
    access.id = store::InsertAccess(house.database, access, house.Now());
  } else if (store::UpdateAccessRequested(house.database, earlier->id, access.status, access.message,
                                          access.order_number, house.Now())) {
    access.id = earlier->id;
  } else {
    return false;
  }
  Changes changes;
  changes.Add("message", earlier ? earlier->message : "", access.message);
  changes.Add("order_number", earlier ? earlier->order_number : "", access.order_number);
  changes.Add("terms_version", "", given.terms_version);
  KeepForAccess(house, access.id, given);
  Note(house, model::Act::kRequested, kByCustomer, account, access, "", changes);
  if (access.status == model::Status::kApproved) {
    NoteAdmission(house, account, access, admission);
    QueueMail(house, model::Event::kApproved, website, account, access.id, 0);
  } else {
    QueueMail(house, model::Event::kInProcessing, website, account, access.id, 0);
    QueueDigest(house, website);
  }
  markers.Commit(transaction);
  return true;
}

}  // namespace rules
