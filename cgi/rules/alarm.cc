#include "rules/alarm.h"

#include "base/text.h"
#include "crypto/token.h"
#include "rules/outbox.h"
#include "store/staff.h"
#include "store/website.h"

namespace rules {
namespace {

using base::Text;

// "" if there is no website yet.
std::string Sender(House& house, const std::string& url) {
  auto websites = store::ListWebsites(house.database);
  for (const auto& website : websites) {
    if (url.starts_with(website.address + "/")) return website.sender;
  }
  return websites.empty() ? "" : websites.front().sender;
}

mail::Letter Compose(const Alarm& alarm, const std::string& sender, const model::Staff& staff) {
  base::Language language = base::Language::kGerman;
  (void)base::ParseLanguage(staff.language, language);
  base::TextValues values = {{"URL", alarm.url},
                             {"NUMBER", std::to_string(alarm.number)},
                             {"LIST", alarm.list},
                             {"REASON", alarm.reason}};
  const bool open = alarm.number > 0;
  mail::Letter letter;
  letter.from = sender;
  letter.to = staff.email;
  letter.subject = base::Say(language, open ? Text::kAlarmOpenSubject : Text::kAlarmBrokenSubject, values);
  letter.text = base::Say(language, open ? Text::kAlarmOpenText : Text::kAlarmBrokenText, values);
  letter.message_id = crypto::NewToken();
  letter.language = staff.language;
  return letter;
}

}  // namespace

AlarmResult AlarmAdministrators(House& house, const Alarm& alarm) {
  AlarmResult result;
  const std::string sender = Sender(house, alarm.url);
  if (sender.empty()) return {0, "there is no website, and so no sender"};
  for (const auto& staff : store::ListStaff(house.database)) {
    if (staff.role != model::Role::kAdministrator || staff.disabled != 0) continue;
    mail::Letter letter = Compose(alarm, sender, staff);
    letter.date = house.Now();
    auto handed = HandOver(house, letter, "alarm");
    if (handed.outcome == mail::Handover::kTaken) {
      ++result.told;
    } else {
      result.error = staff.email + ": " + handed.error;
    }
  }
  if (result.told == 0 && result.error.empty()) result.error = "no administrator can sign in";
  return result;
}

}  // namespace rules
