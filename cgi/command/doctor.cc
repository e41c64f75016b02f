#include "command/doctor.h"

#include <elf.h>

#include <fstream>
#include <memory>

#include "command/check.h"
#include "rules/examine.h"

namespace command {
namespace {

// Whether this very file asks for a loader, and so for the host's libraries.
rules::Finding Executable() {
  std::ifstream file("/proc/self/exe", std::ios::binary);
  Elf64_Ehdr head{};
  bool dynamic = false, known = false;
  if (file.read(reinterpret_cast<char*>(&head), sizeof head) &&
      head.e_ident[EI_CLASS] == ELFCLASS64) {
    known = true;
    for (int i = 0; i < head.e_phnum; ++i) {
      Elf64_Phdr part{};
      file.seekg(static_cast<std::streamoff>(head.e_phoff) +
                 i * static_cast<std::streamoff>(sizeof part));
      known = known && file.read(reinterpret_cast<char*>(&part), sizeof part);
      dynamic = dynamic || part.p_type == PT_INTERP;
    }
  }
  if (known && !dynamic) return {rules::Grade::kOk, "executable", "static", ""};
  return {rules::Grade::kWarning, "executable",
          dynamic ? "needs libraries of this host" : "of an unknown format",
          "use the static one that `make` builds"};
}

rules::Finding Gate(Desk& desk, const std::string& url) {
  CheckOptions options;
  options.url = url;
  const CheckResult result = Check(desk, options);
  if (result.IsShut()) return {rules::Grade::kOk, "gate", result.Line(), ""};
  return {rules::Grade::kBroken, "gate", result.Line(), "see `pforte gate check " + url + "`"};
}

int Doctor(Desk& desk, const std::string& gate, bool json) {
  constexpr std::string_view kGrades[] = {"ok", "warning", "broken"};
  auto findings = rules::Examine(desk.config_path());
  findings.push_back(Executable());
  if (!gate.empty()) findings.push_back(Gate(desk, gate));
  bool broken = false;
  Json rows = Json::array();
  for (const auto& finding : findings) {
    broken = broken || finding.grade == rules::Grade::kBroken;
    auto grade = kGrades[static_cast<std::size_t>(finding.grade)];
    rows.push_back({{"grade", grade},
                    {"about", finding.about},
                    {"found", finding.found},
                    {"advice", finding.advice}});
    if (!json) {
      desk.out << grade << std::string(9 - grade.size(), ' ') << finding.about << ": "
               << finding.found << "\n";
      if (!finding.advice.empty()) desk.out << "         -> " << finding.advice << "\n";
    }
  }
  if (json) List(desk, true, rows, {});
  return broken ? Refuse(desk, "something is broken") : kDone;
}

}  // namespace

void AddDoctor(CLI::App& app, Action& chosen) {
  auto json = std::make_shared<bool>(false);
  auto gate = std::make_shared<std::string>();
  auto* doctor = app.add_subcommand(
      "doctor", "Look whether the installation can do its work, and say what to do");
  doctor->add_flag("--json", *json, "As JSON");
  doctor->add_option("--gate", *gate, "Also attack this protected page, as `pforte gate check` does")
      ->type_name("URL")
      ->check(CLI::Validator(UnfitUrl, ""));
  doctor->footer(
      "Run it as the user of the web server's processes. Exit status 1 if something is "
      "broken.\n\nExample:\n"
      "  pforte doctor");
  doctor->callback(
      [&chosen, gate, json] { chosen = [gate, json](Desk& desk) { return Doctor(desk, *gate, *json); }; });
}

}  // namespace command
