// Figures over time as columns side by side, drawn by the server, with the numbers as a table behind.
#ifndef PFORTE_VIEW_CHART_H_
#define PFORTE_VIEW_CHART_H_

#include <cstdint>
#include <string>
#include <vector>

#include "view/page.h"

namespace view {

struct ChartColumn {
  std::string label;                 // "16.11.2026"
  std::vector<std::int64_t> values;  // one for each series, not negative
};
struct Chart {
  struct Series {
    std::string name;
    std::string tone;  // last word of its class in office.css: "plain", "good", "bad", "held"
  };
  std::string time;  // heads the labels: "Woche ab"
  std::vector<Series> series;
  std::vector<ChartColumn> columns;
  std::string empty;  // said instead where all values are 0
};

// The least of 1, 2, 5, 10, 20, 50, ... that is not below `value`.
[[nodiscard]] std::int64_t ChartTop(std::int64_t value);

// Includes office/chart.tpl at `marker` of `parent`.
void AddChart(Page& page, ctemplate::TemplateDictionary& parent, const ctemplate::TemplateString& marker,
              base::Language language, const Chart& chart);

}  // namespace view

#endif  // PFORTE_VIEW_CHART_H_
