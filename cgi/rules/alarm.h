// Telling the administrators by mail, at once and past the outbox, that the gate is open or could not be checked.
#ifndef PFORTE_RULES_ALARM_H_
#define PFORTE_RULES_ALARM_H_

#include <string>

#include "rules/house.h"

namespace rules {

struct Alarm {
  std::string url;      // of the page that was asked for
  int number = 0;       // of openings; 0: the check came to no result
  std::string list;     // the openings, a line each
  std::string reason;   // why there is no result
};
struct AlarmResult {
  int told = 0;         // whom the host took a mail for
  std::string error;    // why somebody was not told; "" if everybody was
};
// To every administrator who may sign in, in their own languages. The sender is that of the website whose address `url`
// begins with, else of the first one.
[[nodiscard]] AlarmResult AlarmAdministrators(House&, const Alarm&);

}  // namespace rules

#endif  // PFORTE_RULES_ALARM_H_
