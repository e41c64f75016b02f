// The numbered steps of sql/schema, compiled in; the list is generated.
#ifndef PFORTE_STORE_SCHEMA_TEXT_H_
#define PFORTE_STORE_SCHEMA_TEXT_H_

#include <string_view>
#include <vector>

namespace store {

struct SchemaStep {
  std::string_view engine;  // the folder: "sqlite", "sqlite_throttle"
  int number;
  std::string_view file;
  std::string_view sql;
};
[[nodiscard]] const std::vector<SchemaStep>& SchemaSteps();

}  // namespace store

#endif  // PFORTE_STORE_SCHEMA_TEXT_H_
