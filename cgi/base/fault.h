// What machines cause: a broken database, a full disk, a missing file. One
// exception type, caught in http::Serve (pages) and in main (command line) and
// nowhere else. What people cause is never a Fault but an outcome.
#ifndef PFORTE_BASE_FAULT_H_
#define PFORTE_BASE_FAULT_H_

#include <stdexcept>
#include <string>

namespace base {

class Fault : public std::runtime_error {
 public:
  enum class Kind {
    kBroken,  // will not pass by itself: HTTP 500
    kBusy,    // passes by itself (locked, no hash slot, disk full): HTTP 503 with Retry-After
  };
  explicit Fault(const std::string& what, Kind kind = Kind::kBroken)
      : std::runtime_error(what), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

}  // namespace base

#endif  // PFORTE_BASE_FAULT_H_
