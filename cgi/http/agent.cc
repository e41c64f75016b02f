#include "http/agent.h"

#include <span>

namespace http {
namespace {

struct Mark {
  std::string_view part, word;
};

// Browsers name those that they want to be taken for, so the first that is found counts.
constexpr Mark kBrowsers[] = {{"Edg/", "Edge"},       {"OPR/", "Opera"},     {"Firefox/", "Firefox"},
                              {"FxiOS/", "Firefox"},  {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"},
                              {"Safari/", "Safari"}};
constexpr Mark kSystems[] = {{"iPhone", "iPhone"},   {"iPad", "iPad"},   {"Android", "Android"}, {"CrOS", "ChromeOS"},
                             {"Windows", "Windows"}, {"Mac OS", "macOS"}, {"Linux", "Linux"}};

std::string_view Find(std::span<const Mark> marks, std::string_view text) {
  for (const Mark& mark : marks) {
    if (text.find(mark.part) != std::string_view::npos) return mark.word;
  }
  return "";
}

}  // namespace

std::string AgentWords(std::string_view user_agent) {
  std::string words(Find(kBrowsers, user_agent));
  std::string_view system = Find(kSystems, user_agent);
  if (!words.empty() && !system.empty()) words += ", ";
  return words.append(system);
}

}  // namespace http
