// What a signed-in customer sees and does about the own accesses.
#ifndef PFORTE_RULES_STATUS_H_
#define PFORTE_RULES_STATUS_H_

#include <optional>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/account.h"
#include "model/form_error.h"
#include "model/item.h"
#include "model/registration_form.h"
#include "model/website.h"
#include "rules/house.h"

namespace rules {

// All accesses of the account, on every website, with the website's address.
struct OwnAccess {
  model::AccessLine line;
  std::string address, target;  // of the website; of the page to begin with
  bool expired = false;
};
[[nodiscard]] std::vector<OwnAccess> ListOwnAccesses(House&, const model::Account&);

[[nodiscard]] bool IsExpired(const model::Access&, std::int64_t now);

struct RequestForm {
  std::string message, order;
  model::FormInput input;  // of the website's own questions and terms
};

// A note to the office beside a request that is in processing. False if none is.
[[nodiscard]] bool AddMessage(House&, const model::Website&, const model::Account&, std::string_view message,
                              model::FormErrors& errors);
// The question of the office that waits for an answer; nothing once the request is decided.
[[nodiscard]] std::optional<model::Question> FindOpenQuestion(House&, const model::Access&);
// The answer to it: a decision that was made without having read it is refused. False if no question is open.
[[nodiscard]] bool Answer(House&, const model::Website&, const model::Account&, std::string_view answer,
                          model::FormErrors& errors);
// Takes the request back. False if none is in processing.
[[nodiscard]] bool Withdraw(House&, const model::Website&, const model::Account&);
// Asks for this website: a first time, or again after withdrawing. False if there is a decision or request already.
[[nodiscard]] bool RequestAccess(House&, const model::Website&, const model::Account&, const RequestForm&,
                                 base::Language, model::FormErrors& errors);

}  // namespace rules

#endif  // PFORTE_RULES_STATUS_H_
