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

AddressQuery FilterOf(const OfficeMailsView& view) {
  AddressQuery query = {{"delivery", std::string(model::Word(view.delivery))}};
  if (view.website_id != 0) query.emplace_back("website", std::to_string(view.website_id));
  if (!view.query.empty()) query.emplace_back("q", view.query);
  return query;
}

void FillActions(ctemplate::TemplateDictionary& row, const Frame& frame, const model::Mail& mail) {
  const std::string path = "/admin/mail/" + std::to_string(mail.id);
  auto& act = *row.AddSectionDictionary(km_ACT);
  if (MayRetry(mail)) {
    auto& retry = *act.AddSectionDictionary(km_RETRY);
    retry.SetValue(km_RETRY_CSRF, frame.csrf(path + "/retry"));
    retry.SetValue(km_RETRY_LABEL,
                   Say(frame.language, Text::kOfficeMailsRetryLabel, {{"NAME", mail.recipient}}));
  }
  if (MayCancel(mail)) {
    auto& cancel = *act.AddSectionDictionary(km_CANCEL);
    cancel.SetValue(km_CANCEL_CSRF, frame.csrf(path + "/cancel"));
    cancel.SetValue(km_CANCEL_LABEL,
                    Say(frame.language, Text::kOfficeMailsCancelLabel, {{"NAME", mail.recipient}}));
  }
}

void AddRow(ctemplate::TemplateDictionary& list, const Frame& frame, const OfficeMailLine& line) {
  const model::Mail& mail = line.mail;
  auto& row = *list.AddSectionDictionary(km_MAIL);
  row.SetIntValue(km_ID, mail.id);
  row.SetValue(km_RECIPIENT, mail.recipient);
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

void FillLimits(ctemplate::TemplateDictionary& body, base::Language language, const MailLimits& limits) {
  body.SetValue(km_CAP, Say(language, Text::kOfficeMailsCap,
                            {{"SENT", std::to_string(limits.sent)}, {"CAP", std::to_string(limits.cap)}}));
  if (limits.held > 0) {
    body.SetValueAndShowSection(
        km_CAP_HELD,
        Say(language, Text::kOfficeMailsCapHeld,
            {{"NUMBER", CountWord(limits.held)}, {"TIME", base::DateTime(language, limits.next_at)}}),
        km_CAPPED);
  }
  if (limits.budget > 0) {
    body.SetValueAndShowSection(km_BUDGET_HELD,
                                Say(language, Text::kOfficeMailsBudgetHeld,
                                    {{"NUMBER", CountWord(limits.budget)},
                                     {"MOST", std::to_string(limits.budget_most)},
                                     {"TIME", base::DateTime(language, limits.budget_next_at)}}),
                                km_BUDGET);
  }
}

void FillFilter(ctemplate::TemplateDictionary& body, const Frame& frame, const OfficeMailsView& view) {
  const bool filtered = view.website_id != 0 || !view.query.empty();
  body.SetTemplateGlobalValue(km_DELIVERY, std::string(model::Word(view.delivery)));
  body.SetTemplateGlobalValue(km_QUERY, view.query);
  body.SetTemplateGlobalValue(km_FILTER_WEBSITE, view.website_id == 0 ? "" : std::to_string(view.website_id));
  for (const WebsiteChoice& website : view.websites) {
    auto& option = *body.AddSectionDictionary(km_WEBSITE_OPTION);
    option.SetIntValue(km_WEBSITE_ID, website.id);
    option.SetValue(km_WEBSITE_NAME, website.name);
    ShowIf(option, website.id == view.website_id, km_SELECTED);
  }
  ShowIf(body, filtered, km_CLEAR);
  if (filtered && !view.too_short) {
    body.SetValueAndShowSection(km_RESULTS, Results(frame.language, view.total), km_COUNTED);
  }
}

std::string PlaceAddress(const Frame& frame, const OfficeMailsView& view, const char* direction, std::int64_t place) {
  if (place == 0) return "";
  AddressQuery query = FilterOf(view);
  query.emplace_back(direction, std::to_string(place));
  return Address(frame.base + kPath, query);
}

}  // namespace

std::string DeliveryWord(base::Language language, Delivery delivery) {
  return Say(language, kDeliveries[static_cast<std::size_t>(delivery)].word);
}

// A mail that nobody tried to send yet leaves by itself.
bool MayRetry(const model::Mail& mail) {
  return mail.delivery == Delivery::kDead || (mail.delivery == Delivery::kQueued && mail.attempts > 0);
}

bool MayCancel(const model::Mail& mail) { return mail.delivery == Delivery::kQueued; }

std::string OfficeMails(const Frame& frame, const OfficeMailsView& view) {
  Page page(frame, "office/mails.tpl", Say(frame.language, Text::kOfficeMailsTitle));
  auto& body = page.body();
  std::vector<OfficeTab> tabs;
  for (std::size_t i = 0; i < view.counts.size(); ++i) {
    OfficeMailsView other = view;
    other.delivery = static_cast<Delivery>(i);
    tabs.push_back({DeliveryWord(frame.language, other.delivery), view.counts[i],
                    Address(frame.base + kPath, FilterOf(other)), other.delivery == view.delivery});
  }
  AddTabs(page, body, frame.language, Text::kOfficeMailsDeliveries, tabs);
  FillLimits(body, frame.language, view.limits);
  FillFilter(body, frame, view);
  if (view.delivery == Delivery::kDead && view.total > 1) {
    auto& all = *body.AddSectionDictionary(km_RETRY_ALL);
    all.SetValue(km_RETRY_ALL_CSRF, frame.csrf("/admin/mails/retry"));
    all.SetValue(km_RETRY_ALL_TEXT,
                 Say(frame.language, Text::kOfficeMailsRetryAll, {{"NUMBER", CountWord(view.total)}}));
  }
  if (view.mails.empty()) {
    const Text none = kDeliveries[static_cast<std::size_t>(view.delivery)].empty;
    const Text empty = view.too_short ? Text::kOfficeMailsTooShort : none;
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
  AddPager(page, body, PlaceAddress(frame, view, "before", view.previous),
           PlaceAddress(frame, view, "after", view.next));
  return page.Html();
}

}  // namespace view
