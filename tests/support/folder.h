// A folder of its own for a test, gone when the test ends.
#ifndef PFORTE_TESTS_SUPPORT_FOLDER_H_
#define PFORTE_TESTS_SUPPORT_FOLDER_H_

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace support {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "pforte-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  std::string operator/(const std::string& file) const { return path_ + "/" + file; }

  // Writes a file into it; returns its path.
  std::string Write(const std::string& file, std::string_view text) const {
    std::ofstream out(*this / file, std::ios::binary);
    out << text;
    return *this / file;
  }

 private:
  std::string path_;
};

}  // namespace support

#endif  // PFORTE_TESTS_SUPPORT_FOLDER_H_
