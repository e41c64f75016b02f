// What a signed-in person sees first: all of their accesses, each with its own status.
#ifndef PFORTE_VIEW_HOME_H_
#define PFORTE_VIEW_HOME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/access.h"
#include "model/form_error.h"
#include "model/registration_form.h"
#include "view/frame.h"

namespace view {

// Of an access that ends soon, once its holder was told.
enum class HomeRenewal { kNone, kOffered, kAsked, kDeclined };

struct HomeAccess {
  std::int64_t id = 0;
  std::string website_name;
  std::string address;  // of the website, as text
  model::Status status = model::Status::kInProcessing;
  bool expired = false;  // approved, but valid_until has passed
  std::int64_t since = 0;
  std::string reason;
  std::optional<std::int64_t> valid_until;
  std::string target;  // approved: where the protected pages are; "" shows no link
  HomeRenewal renewal = HomeRenewal::kNone;
  bool here = false;   // of this website: /account/status tells more
};

struct HomeView {
  std::string name;  // of the person
  std::string email;
  std::vector<HomeAccess> accesses;
  bool may_request = false;    // none of them is of this website
  model::AskedForm asked;      // by the request form
  std::string message, order;  // input of it, to show again
  model::FormInput input;
  model::FormErrors errors;
};

[[nodiscard]] std::string Home(const Frame& frame, const HomeView& view);

}  // namespace view

#endif  // PFORTE_VIEW_HOME_H_
