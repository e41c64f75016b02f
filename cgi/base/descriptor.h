// A file descriptor that closes itself.
#ifndef PFORTE_BASE_DESCRIPTOR_H_
#define PFORTE_BASE_DESCRIPTOR_H_

#include <sys/types.h>
#include <unistd.h>

#include <string>
#include <utility>

namespace base {

class Descriptor {
 public:
  // What open(2) and its like returned; negative when they failed.
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.Release()) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  [[nodiscard]] int Get() const { return number_; }
  [[nodiscard]] bool IsOpen() const { return number_ >= 0; }
  // Hands it over: the caller closes it.
  [[nodiscard]] int Release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// open(2) with O_CREAT, O_CLOEXEC and O_NOFOLLOW for a file that the web server's processes share: one that root makes,
// which may be the command line, goes to the owner of its folder.
[[nodiscard]] Descriptor OpenShared(const std::string& path, int flags, mode_t mode);

}  // namespace base

#endif  // PFORTE_BASE_DESCRIPTOR_H_
