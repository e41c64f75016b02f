// The named statements of sql/query, compiled in; the table is generated and indexed by Query.
#ifndef PFORTE_STORE_QUERY_TEXT_H_
#define PFORTE_STORE_QUERY_TEXT_H_

#include <string_view>
#include <vector>

namespace store {

struct QueryText {
  std::string_view name, sql;
  std::vector<std::string_view> parameters;  // in the order of first appearance
};
extern const QueryText kQueryTexts[];

}  // namespace store

#endif  // PFORTE_STORE_QUERY_TEXT_H_
