#include "rules/why.h"

#include "base/clock.h"
#include "rules/account.h"
#include "rules/pass.h"
#include "rules/staff.h"
#include "store/access.h"
#include "store/session.h"

namespace rules {

using base::Text;

namespace {

struct Sentences {
  Text found, advice;
};

// Why the access alone does not let pass; `access` nothing: there is none.
Sentences Refusal(const std::optional<model::Access>& access) {
  if (!access) return {Text::kOfficeWhyNoAccess, Text::kOfficeWhyNoAccessNext};
  switch (access->status) {
    case model::Status::kInProcessing: return {Text::kOfficeWhyInProcessing, Text::kOfficeWhyInProcessingNext};
    case model::Status::kRejected: return {Text::kOfficeWhyRejected, Text::kOfficeWhyRejectedNext};
    case model::Status::kWithdrawn: return {Text::kOfficeWhyWithdrawn, Text::kOfficeWhyWithdrawnNext};
    case model::Status::kApproved: break;
  }
  return {Text::kOfficeWhyExpired, Text::kOfficeWhyExpiredNext};
}

void Refuse(Why& why, Sentences sentences) {
  why.found.push_back(sentences.found);
  why.advice = sentences.advice;
}

// The page opens for whoever has signed in with this access.
void Admit(Why& why, const model::Account& account, bool signed_in) {
  why.opens = true;
  why.found = {Text::kOfficeWhyPasses};
  why.advice = Text::kOfficeWhyPassesNext;
  if (account.password.empty()) {
    why.found.push_back(Text::kOfficeWhyNoPassword);
    why.advice = Text::kOfficeWhyUnprovenNext;
  } else {
    why.found.push_back(signed_in ? Text::kOfficeWhySession : Text::kOfficeWhyNoSession);
  }
}

}  // namespace

std::optional<Why> ExplainPass(House& house, const Decider& decider, std::int64_t account_id, std::string_view host,
                               std::string_view path) {
  auto account = FindOfficeAccount(house, decider, account_id);
  if (!account) return std::nullopt;
  Why why;
  why.email = account->email;
  auto pass = store::FindPassOfAccount(house.database, host, path, account_id, house.Now());
  if (!pass) {
    why.opens = true;
    Refuse(why, {Text::kOfficeWhyNoPlace, Text::kOfficeWhyNoPlaceNext});
    return why;
  }
  // What somebody has at a website of others, an approver does not learn by asking.
  if (decider.staff && !MaySee(house, *decider.staff, pass->website_id)) return std::nullopt;
  why.website = pass->website_name;
  auto access = store::FindAccessOfAccount(house.database, account_id, pass->website_id);
  if (access) {
    why.access_id = access->id;
    why.valid_until = access->valid_until.value_or(0);
  }
  const bool holds = HasAccess(*pass, house.Now());
  switch (JudgePass(*pass, path, house.Now())) {
    case PassOutcome::kClosed: Refuse(why, {Text::kOfficeWhyClosed, Text::kOfficeWhyClosedNext}); break;
    case PassOutcome::kNotOurs:
      why.opens = true;
      why.found = {Text::kOfficeWhyOtherPath};
      break;
    case PassOutcome::kOpen:
      if (holds && pass->protection != model::Protection::kNothing &&
          pass->protection != model::Protection::kOptional) {
        Admit(why, *account, pass->seen_at != 0);
      } else {
        why.opens = true;
        why.found = {Text::kOfficeWhyOpen};
      }
      break;
    // Nobody is signed in: to the gate, whoever is disabled or unproven is nobody.
    case PassOutcome::kSignIn:
      Refuse(why, account->disabled != 0 ? Sentences{Text::kOfficeWhyDisabled, Text::kOfficeWhyDisabledNext}
                                         : Sentences{Text::kOfficeWhyUnproven, Text::kOfficeWhyUnprovenNext});
      break;
    case PassOutcome::kNotApproved: Refuse(why, Refusal(access)); break;
  }
  return why;
}

std::string SayWhy(base::Language language, const Why& why, base::Text text) {
  const std::string date = why.valid_until == 0 ? "" : base::Date(language, why.valid_until);
  return base::Say(language, text, {{"EMAIL", why.email}, {"WEBSITE", why.website}, {"DATE", date}});
}

}  // namespace rules
