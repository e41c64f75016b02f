#include "view/office_mails.h"

#include "base/clock.h"
#include "marker/office/mails.tpl.h"
#include "view/office_part.h"

namespace view {

namespace {

using base::Say;
using base::Text;
using model::Delivery;

constexpr char kPath[] = "/admin/mails";

struct DeliveryText {
  Text word, empty;
};
// By model::Delivery.
constexpr DeliveryText kDeliveries[] = {
    {Text::kOfficeDeliveryQueued, Text::kOfficeMailsEmptyQueued},
    {Text::kOfficeDeliverySent, Text::kOfficeMailsEmptySent},
    {Text::kOfficeDeliveryDead, Text::kOfficeMailsEmptyDead},
    {Text::kOfficeDeliveryCancelled, Text::kOfficeMailsEmptyCancelled},
};

// The mails of one delivery show the same columns.
bool ShowsTime(Delivery delivery) {
  return delivery == Delivery::kQueued || delivery == Delivery::kSent;
}
bool MayAct(Delivery delivery) {
  return delivery == Delivery::kQueued || delivery == Delivery::kDead;
}

void FillActions(ctemplate::TemplateDictionary& row, const Frame& frame, const model::Mail& mail) {
  const std::string path = "/admin/mail/" + std::to_string(mail.id);
  auto& act = *row.AddSectionDictionary(km_ACT);
  act.SetIntValue(km_ID, mail.id);
  // A mail that nobody tried to send yet leaves by itself.
  if (mail.delivery == Delivery::kDead || mail.attempts > 0) {
    auto& retry = *act.AddSectionDictionary(km_RETRY);
    retry.SetValue(km_RETRY_CSRF, frame.csrf(path + "/retry"));
    retry.SetValue(km_RETRY_LABEL,
                   Say(frame.language, Text::kOfficeMailsRetryLabel, {{"NAME", mail.recipient}}));
  }
  if (mail.delivery == Delivery::kQueued) {
    auto& cancel = *act.AddSectionDictionary(km_CANCEL);
    cancel.SetValue(km_CANCEL_CSRF, frame.csrf(path + "/cancel"));
    cancel.SetValue(km_CANCEL_LABEL,
                    Say(frame.language, Text::kOfficeMailsCancelLabel, {{"NAME", mail.recipient}}));
  }
}

void AddRow(ctemplate::TemplateDictionary& list, const Frame& frame, const OfficeMailLine& line) {
  const model::Mail& mail = line.mail;
  auto& row = *list.AddSectionDictionary(km_MAIL);
  row.SetValue(km_RECIPIENT, mail.recipient);
  if (mail.access_id) {
    row.AddSectionDictionary(km_ABOUT)->SetIntValue(km_ACCESS, *mail.access_id);
  } else {
    row.ShowSection(km_UNRELATED);
  }
  row.SetValue(km_EVENT, EventWord(frame.language, mail.event));
  row.SetValue(km_WEBSITE, line.website_name);
  row.SetValue(km_CREATED_AT, base::Rfc3339(mail.created_at));
  row.SetValue(km_CREATED, base::DateTime(frame.language, mail.created_at));
  row.SetIntValue(km_ATTEMPTS, mail.attempts);
  if (ShowsTime(mail.delivery)) {
    const std::int64_t at =
        mail.delivery == Delivery::kSent ? mail.sent_at.value_or(mail.next_at) : mail.next_at;
    auto& timed = *row.AddSectionDictionary(km_TIMED);
    timed.SetValue(km_TIME_AT, base::Rfc3339(at));
    timed.SetValue(km_TIME, base::DateTime(frame.language, at));
  }
  if (MayAct(mail.delivery)) FillActions(row, frame, mail);
  if (!mail.last_error.empty()) {
    constexpr int kColumns = 5;  // those every delivery has
    auto& failed = *row.AddSectionDictionary(km_FAILED);
    failed.SetIntValue(
        km_SPAN, kColumns + (ShowsTime(mail.delivery) ? 1 : 0) + (MayAct(mail.delivery) ? 1 : 0));
    failed.SetValue(km_ERROR, mail.last_error);
  }
}

}  // namespace

std::string OfficeMails(const Frame& frame, const OfficeMailsView& view) {
  Page page(frame, "office/mails.tpl", Say(frame.language, Text::kOfficeMailsTitle));
  auto& body = page.body();
  std::vector<OfficeTab> tabs;
  for (std::size_t i = 0; i < view.counts.size(); ++i) {
    const auto delivery = static_cast<Delivery>(i);
    tabs.push_back({Say(frame.language, kDeliveries[i].word), view.counts[i],
                    Address(frame.base + kPath, {{"delivery", std::string(model::Word(delivery))}}),
                    delivery == view.delivery});
  }
  AddTabs(page, body, frame.language, Text::kOfficeMailsDeliveries, tabs);
  if (view.mails.empty()) {
    const Text empty = kDeliveries[static_cast<std::size_t>(view.delivery)].empty;
    body.SetValueAndShowSection(km_EMPTY_TEXT, Say(frame.language, empty), km_EMPTY);
  } else {
    auto& list = *body.AddSectionDictionary(km_MAILS);
    const Text time =
        view.delivery == Delivery::kSent ? Text::kOfficeMailsSent : Text::kOfficeMailsNext;
    list.SetValue(km_TIME_HEAD, Say(frame.language, time));
    ShowIf(list, ShowsTime(view.delivery), km_TIMED_HEAD);
    ShowIf(list, MayAct(view.delivery), km_ACTING);
    for (const OfficeMailLine& line : view.mails) AddRow(list, frame, line);
  }
  AddPager(page, body, frame.language,
           Address(frame.base + kPath, {{"delivery", std::string(model::Word(view.delivery))}}),
           view.page, view.has_next);
  return page.Html();
}

}  // namespace view
