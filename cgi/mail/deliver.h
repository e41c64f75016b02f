// Handing a composed mail to the host: the sendmail command, or a file in a directory.
#ifndef PFORTE_MAIL_DELIVER_H_
#define PFORTE_MAIL_DELIVER_H_

#include <string>

namespace mail {

enum class Handover {
  kTaken,  // the host has it
  kLater,  // try again
  kNever,  // trying again will not help
};
struct HandoverResult {
  Handover outcome = Handover::kLater;
  std::string error;  // why not, for the office
};

inline constexpr int kHandoverSeconds = 60;

// Runs `command` (words parted by blanks, no shell) with the mail on standard input. Exit 0: taken; 75 (EX_TEMPFAIL of
// sysexits.h), a signal, a timeout of `seconds` or a failing start: later; any other: never.
[[nodiscard]] HandoverResult PipeTo(const std::string& command, const std::string& mail,
                                    int seconds = kHandoverSeconds);

// Writes `directory`/`name`.eml whole or not at all (rename after fsync). Creates the directory if its parent exists.
[[nodiscard]] HandoverResult WriteTo(const std::string& directory, const std::string& name, const std::string& mail);

}  // namespace mail

#endif  // PFORTE_MAIL_DELIVER_H_
