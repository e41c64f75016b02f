#include "command/progress.h"

#include <algorithm>
#include <cmath>

namespace command {

std::string ProgressLine(std::int64_t done, std::int64_t total, double seconds) {
  constexpr std::size_t kWidth = 20;
  const double part = total > 0 ? std::min(1.0, static_cast<double>(done) / static_cast<double>(total)) : 1.0;
  const auto filled = static_cast<std::size_t>(part * kWidth);
  const std::string percent = std::to_string(static_cast<int>(part * 100));
  std::string line = "[" + std::string(filled, '#') + std::string(kWidth - filled, '-') + "] " +
                     std::string(3 - percent.size(), ' ') + percent + " %  " + std::to_string(done) + " of " +
                     std::to_string(total);
  if (seconds >= 1 && part > 0 && part < 1) {
    line += ", " + std::to_string(std::lround(std::ceil(seconds / part * (1 - part)))) + " s left";
  }
  return line;
}

// ESC [ K erases to the end of the line (ECMA-48).
void Progress::Hide() {
  if (shown_ != Clock::time_point()) desk_.err << "\r\033[K" << std::flush;
  shown_ = {};
}

void Progress::Show(std::int64_t done) {
  constexpr auto kEvery = std::chrono::milliseconds(100);
  const auto now = Clock::now();
  if (!desk_.shows_progress || now - shown_ < kEvery) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - began_).count();
  desk_.err << "\r" << ProgressLine(done, total_, seconds) << "\033[K" << std::flush;
}

}  // namespace command
