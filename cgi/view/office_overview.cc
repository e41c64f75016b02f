#include "view/office_overview.h"

#include "base/clock.h"
#include "marker/office/overview.tpl.h"
#include "view/chart.h"
#include "view/office_part.h"

namespace view {
namespace {

using base::Say;
using base::Text;

std::string DayWord(base::Language language, std::int64_t day) { return base::Date(language, day * base::kDay); }

Chart AgeChart(base::Language language, const std::vector<model::Waiting>& waiting) {
  std::int64_t one = 0, three = 0, seven = 0, all = 0;
  for (const auto& line : waiting) {
    one += line.one_day;
    three += line.three_days;
    seven += line.seven_days;
    all += line.number;
  }
  Chart chart;
  chart.time = Say(language, Text::kOfficeOverviewAge);
  chart.series = {{Say(language, Text::kChipInProcessing), "held"}};
  chart.columns = {{Say(language, Text::kOfficeOverviewOneDay), {one}},
                   {Say(language, Text::kOfficeOverviewThreeDays), {three - one}},
                   {Say(language, Text::kOfficeOverviewSevenDays), {seven - three}},
                   {Say(language, Text::kOfficeOverviewLonger), {all - seven}}};
  return chart;
}

void FillWaiting(Page& page, const Frame& frame, const OfficeOverviewView& view) {
  auto& body = page.body();
  if (view.waiting.empty()) {
    body.ShowSection(ko_NOBODY);
    return;
  }
  auto& some = *body.AddSectionDictionary(ko_SOMEBODY);
  std::int64_t number = 0;
  for (const auto& line : view.waiting) number += line.number;
  some.SetValue(ko_WAITING_TEXT, Say(frame.language, Text::kOfficeOverviewWaits,
                                     {{"NUMBER", std::to_string(number)},
                                      {"SINCE", Since(frame.language, view.waiting[0].oldest_at, view.now)}}));
  AddChart(page, some, ko_AGES, frame.language, AgeChart(frame.language, view.waiting));
  for (const auto& line : view.waiting) {
    auto& row = *some.AddSectionDictionary(ko_WEBSITE);
    row.SetIntValue(ko_ID, line.website_id);
    row.SetValue(ko_NAME, line.website_name);
    row.SetIntValue(ko_NUMBER, line.number);
    row.SetValue(ko_OLDEST_AT, base::Rfc3339(line.oldest_at));
    row.SetValue(ko_OLDEST, Since(frame.language, line.oldest_at, view.now));
  }
}

Chart DecisionChart(base::Language language, const std::vector<OfficeOverviewWeek>& weeks) {
  Chart chart;
  chart.time = Say(language, Text::kOfficeOverviewWeek);
  chart.empty = Say(language, Text::kOfficeOverviewEmptyWeeks);
  chart.series = {{Say(language, Text::kOfficeOverviewRequested), "plain"},
                  {Say(language, Text::kOfficeOverviewApproved), "good"},
                  {Say(language, Text::kOfficeOverviewRejected), "bad"}};
  for (const auto& week : weeks) {
    chart.columns.push_back({DayWord(language, week.first_day), {week.requested, week.approved, week.rejected}});
  }
  return chart;
}

Chart DayChart(base::Language language, std::vector<Chart::Series> series) {
  Chart chart;
  chart.time = Say(language, Text::kOfficeOverviewDay);
  chart.empty = Say(language, Text::kOfficeOverviewEmptyDays);
  chart.series = std::move(series);
  return chart;
}

void FillDays(Page& page, ctemplate::TemplateDictionary& all, base::Language language,
              const std::vector<OfficeOverviewDay>& days) {
  Chart sign_ins = DayChart(language, {{Say(language, Text::kOfficeOverviewSignedIn), "good"},
                                       {Say(language, Text::kOfficeOverviewFailed), "bad"},
                                       {Say(language, Text::kOfficeOverviewHeld), "held"}});
  Chart mail = DayChart(language, {{Say(language, Text::kOfficeOverviewMailsSent), "plain"},
                                   {Say(language, Text::kOfficeOverviewMailsDead), "bad"}});
  Chart gate = DayChart(language, {{Say(language, Text::kOfficeOverviewGateShut), "good"},
                                   {Say(language, Text::kOfficeOverviewGateOpen), "bad"}});
  gate.empty = Say(language, Text::kOfficeOverviewUnchecked);
  for (const auto& day : days) {
    const std::string label = DayWord(language, day.day);
    sign_ins.columns.push_back({label, {day.signed_in, day.failed, day.held}});
    mail.columns.push_back({label, {day.mails_sent, day.mails_dead}});
    gate.columns.push_back({label, {day.gate_shut, day.gate_open}});
  }
  AddChart(page, all, ko_SIGN_INS, language, sign_ins);
  AddChart(page, all, ko_MAIL, language, mail);
  AddChart(page, all, ko_GATE, language, gate);
}

std::string FoundWord(base::Language language, const model::GateCheck& check) {
  if (check.opened > 0) {
    return Say(language, Text::kOfficeOverviewFoundOpen,
               {{"OPENED", std::to_string(check.opened)}, {"ASKED", std::to_string(check.asked)}});
  }
  if (!check.reason.empty()) return Say(language, Text::kOfficeOverviewFoundNothing, {{"REASON", check.reason}});
  return Say(language, Text::kOfficeOverviewFoundShut, {{"ASKED", std::to_string(check.asked)}});
}

void FillChecks(ctemplate::TemplateDictionary& all, base::Language language,
                const std::vector<model::GateCheck>& checks) {
  if (checks.empty()) return;
  auto& checked = *all.AddSectionDictionary(ko_CHECKED);
  for (const auto& check : checks) {
    auto& row = *checked.AddSectionDictionary(ko_CHECK);
    row.SetValue(ko_URL, check.url);
    row.SetValue(ko_AT, base::Rfc3339(check.at));
    row.SetValue(ko_WHEN, base::DateTime(language, check.at));
    row.SetValue(ko_FOUND, FoundWord(language, check));
    ShowIf(row, !check.IsShut(), ko_OPEN);
  }
}

}  // namespace

std::string OfficeOverview(const Frame& frame, const OfficeOverviewView& view) {
  Page page(frame, "office/overview.tpl", Say(frame.language, Text::kOfficeOverviewTitle));
  FillWaiting(page, frame, view);
  AddChart(page, page.body(), ko_DECISIONS, frame.language, DecisionChart(frame.language, view.weeks));
  if (view.days.empty()) return page.Html();
  auto& all = *page.body().AddSectionDictionary(ko_ALL);
  if (frame.mail_trouble > 0) {
    all.SetValueAndShowSection(ko_TROUBLE_TEXT, Say(frame.language, Text::kOfficeOverviewTrouble,
                                                    {{"NUMBER", CountWord(frame.mail_trouble)}}), ko_TROUBLE);
  }
  FillDays(page, all, frame.language, view.days);
  FillChecks(all, frame.language, view.checks);
  return page.Html();
}

}  // namespace view
