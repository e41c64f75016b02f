// A program at the other end of a pipe: its standard input and output are ours to write and read, its standard error is
// the terminal's. Knows nothing of what is said.
#ifndef PFORTE_COMMAND_PIPE_H_
#define PFORTE_COMMAND_PIPE_H_

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"
#include "command/stop.h"

namespace command {

class Pipe {
 public:
  // Starts the first word with the others, looked for as a shell does. Throws base::Fault.
  explicit Pipe(const std::vector<std::string>& words);
  // Ends the program, if it does not end by itself now that nobody listens.
  ~Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  // Some bytes, "" when the program has closed its output. Throws base::Fault when a signal asks us to end, and when
  // nothing comes for ten minutes.
  [[nodiscard]] std::string Read();
  // Where nobody reads any more, what the program said before it ended tells why: Read.
  void Write(std::string_view bytes);

 private:
  Stop stop_;
  pid_t child_ = -1;
  std::optional<base::Descriptor> in_, out_;
};

// Some bytes from a descriptor, "" at its end. Throws base::Fault, also when nothing comes for ten minutes and when
// `stop` can be read.
[[nodiscard]] std::string ReadSome(int descriptor, int stop = -1);
// All into one; false if nobody reads (with SIGPIPE ignored). Throws base::Fault.
[[nodiscard]] bool WriteAll(int descriptor, std::string_view bytes);

}  // namespace command

#endif  // PFORTE_COMMAND_PIPE_H_
