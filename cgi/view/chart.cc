#include "view/chart.h"

#include <algorithm>

#include "marker/office/chart.tpl.h"

namespace view {
namespace {

// In units of the drawing, which the style sheet stretches to any size.
constexpr int kHeight = 1000, kBar = 100, kGap = 60;
// So many columns each have room for their label.
constexpr std::size_t kFew = 6;

std::int64_t SumOf(const Chart& chart, std::size_t series) {
  std::int64_t sum = 0;
  for (const auto& column : chart.columns) sum += column.values[series];
  return sum;
}

void FillEnds(ctemplate::TemplateDictionary& figure, const Chart& chart) {
  const bool few = chart.columns.size() <= kFew;
  if (few) figure.ShowSection(kc_EACH);
  for (std::size_t i = 0; i < chart.columns.size(); ++i) {
    if (!few && i > 0 && i + 1 < chart.columns.size()) continue;
    figure.AddSectionDictionary(kc_END)->SetValue(kc_END_LABEL, chart.columns[i].label);
  }
}

void FillTable(ctemplate::TemplateDictionary& figure, const Chart& chart) {
  figure.SetValue(kc_TIME, chart.time);
  for (const auto& series : chart.series) figure.AddSectionDictionary(kc_HEAD)->SetValue(kc_HEAD_NAME, series.name);
  for (const auto& column : chart.columns) {
    auto& row = *figure.AddSectionDictionary(kc_ROW);
    row.SetValue(kc_LABEL, column.label);
    for (std::int64_t value : column.values) row.AddSectionDictionary(kc_CELL)->SetIntValue(kc_VALUE, value);
  }
}

}  // namespace

std::int64_t ChartTop(std::int64_t value) {
  for (std::int64_t ten = 1;; ten *= 10) {
    for (std::int64_t step : {1, 2, 5}) {
      if (step * ten >= value) return step * ten;
    }
  }
}

void AddChart(Page& page, ctemplate::TemplateDictionary& parent, const ctemplate::TemplateString& marker,
              base::Language language, const Chart& chart) {
  auto& dictionary = page.Include(parent, marker, "office/chart.tpl");
  std::int64_t most = 0;
  for (const auto& column : chart.columns) {
    for (std::int64_t value : column.values) most = std::max(most, value);
  }
  if (most == 0) {
    dictionary.SetValueAndShowSection(kc_EMPTY_TEXT, chart.empty, kc_EMPTY);
    return;
  }
  auto& figure = *dictionary.AddSectionDictionary(kc_FIGURE);
  const std::int64_t top = ChartTop(most);
  const bool few = chart.columns.size() <= kFew;
  const int gap = few ? 3 * kBar : kGap, slot = static_cast<int>(chart.series.size()) * kBar + gap;
  figure.SetIntValue(kc_TOP, top);
  figure.SetIntValue(kc_WIDTH, slot * static_cast<int>(chart.columns.size()));
  FillEnds(figure, chart);
  std::string summary;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const auto& series = chart.series[i];
    const std::string sum = std::to_string(SumOf(chart, i));
    auto& key = *figure.AddSectionDictionary(kc_SERIES);
    key.SetValue(kc_TONE, series.tone);
    key.SetValue(kc_NAME, series.name);
    key.SetValue(kc_SUM, sum);
    summary += (summary.empty() ? "" : ", ") + series.name + " " + sum;
  }
  figure.SetValue(kc_SUMMARY, base::Say(language, base::Text::kOfficeOverviewDrawn, {{"SUMS", summary}}));
  int left = gap / 2;
  for (const auto& column : chart.columns) {
    for (std::size_t i = 0; i < chart.series.size(); ++i, left += kBar) {
      if (column.values[i] == 0) continue;
      // What is not nothing is seen.
      const int height = std::max(8, static_cast<int>(column.values[i] * kHeight / top));
      auto& bar = *figure.AddSectionDictionary(kc_BAR);
      bar.SetValue(kc_BAR_TONE, chart.series[i].tone);
      bar.SetIntValue(kc_X, left);
      bar.SetIntValue(kc_Y, kHeight - height);
      bar.SetIntValue(kc_HEIGHT, height);
      bar.SetValue(kc_TIP, column.label + ": " + chart.series[i].name + " " + std::to_string(column.values[i]));
    }
    left += gap;
  }
  FillTable(figure, chart);
}

}  // namespace view
