#include "command/sync.h"

#include <unistd.h>

#include <csignal>
#include <memory>
#include <utility>

#include "base/fault.h"
#include "command/pipe.h"
#include "command/progress.h"
#include "rules/sync.h"

namespace command {
namespace {

struct Options {
  std::vector<std::string> words;  // of the program at the other end of the pipe
  std::string role, key;
  std::int64_t id = 0;
  bool serve = false, dry_run = false, json = false, all = false;
};

// What JSON cannot say otherwise is shown as it is kept.
Json Parsed(const std::string& text) { return text.empty() ? Json() : Json::parse(text, nullptr, false); }

int Serve(Desk& desk) {
  ::signal(SIGPIPE, SIG_IGN);
  rules::House& house = desk.house();
  const base::Descriptor lock = rules::LockSync(house);
  rules::SyncServer server(house);
  while (true) {
    const std::string bytes = ReadSome(STDIN_FILENO);
    if (bytes.empty() || !WriteAll(STDOUT_FILENO, server.Take(bytes))) break;
  }
  return server.HasEnded() ? kDone : Refuse(desk, "sync: the office ended too early");
}

int Preview(Desk& desk, const Options& options, const rules::SyncPipe& pipe) {
  const auto preview = rules::PreviewSync(desk.house(), pipe);
  Json wishes = Json::array();
  for (const auto& wish : preview.wishes) wishes.push_back(Json::parse(wish.dump()));
  if (options.json) {
    Show(desk, true, {{"waiting", preview.waiting}, {"wishes", wishes}});
    return kDone;
  }
  desk.out << "would fetch " << preview.waiting << " changes, and publish " << wishes.size() << ":\n";
  for (const auto& wish : wishes) desk.out << "  " << wish.dump(-1, ' ', true) << "\n";
  return kDone;
}

int Synchronise(Desk& desk, const Options& options) {
  if (options.serve) return Serve(desk);
  if (options.words.empty()) {
    desk.err << "pforte: name the command that leads to the web host, behind --; see `pforte sync --help`\n";
    return kUsage;
  }
  rules::House& house = desk.house();
  const base::Descriptor lock = rules::LockSync(house);
  Pipe program(options.words);
  const rules::SyncPipe pipe{[&] { return program.Read(); }, [&](std::string_view bytes) { program.Write(bytes); }};
  if (options.dry_run) return Preview(desk, options, pipe);
  std::unique_ptr<Progress> progress;
  std::int64_t of = -1;
  const auto count = rules::RunSync(house, pipe, [&](std::int64_t done, std::int64_t total) {
    if (total != std::exchange(of, total)) progress = std::make_unique<Progress>(desk, total);
    progress->Show(done);
  });
  progress.reset();
  if (options.json) {
    Show(desk, true, {{"fetched", count.fetched}, {"published", count.published}, {"mails", count.mails},
                      {"conflicts", count.conflicts}});
  } else {
    desk.out << "fetched " << count.fetched << ", published " << count.published << ", handed over " << count.mails
             << " mails\n";
  }
  if (count.conflicts == 0) return kDone;
  return Refuse(desk, "conflicts: " + std::to_string(count.conflicts) + "; see `pforte sync conflicts`");
}

int ShowKey(Desk& desk) {
  desk.out << rules::SyncKey(desk.house()) << "\n";
  return kDone;
}

int Pair(Desk& desk, const Options& options) {
  model::SyncRole role{};
  (void)model::ParseWord(options.role, role);
  switch (rules::Pair(desk.house(), role, options.key)) {
    case rules::PairOutcome::kNoKey: return Refuse(desk, options.key + " is no key; `pforte sync key` prints one");
    case rules::PairOutcome::kOwnKey: return Refuse(desk, "this is the key of this installation, not of the other");
    case rules::PairOutcome::kPairedAlready: return Refuse(desk, "is paired already; see `pforte sync unpair`");
    case rules::PairOutcome::kDone: break;
  }
  return kDone;
}

int Unpair(Desk& desk) { return rules::Unpair(desk.house()) ? kDone : Refuse(desk, "is not paired"); }

int ShowStatus(Desk& desk, const Options& options) {
  auto state = rules::FindSyncState(desk.house());
  if (!state) return Refuse(desk, "is not paired; see `pforte sync pair`");
  Show(desk, options.json, {{"role", model::Word(state->peer.role)},
                            {"key", rules::SyncKey(desk.house())},
                            {"peer_key", state->peer.key},
                            {"paired_at", Time(state->peer.paired_at)},
                            {"last_at", Time(state->peer.last_at)},
                            {"change", state->peer.change},
                            {"cursor", state->peer.cursor},
                            {"waiting", state->waiting},
                            {"conflicts", state->conflicts}});
  return kDone;
}

int Conflicts(Desk& desk, const Options& options) {
  if (options.all || options.id != 0) {
    const auto settled = rules::SettleConflicts(desk.house(), options.id);
    return settled > 0 ? kDone : Refuse(desk, "there is no such conflict");
  }
  Json rows = Json::array();
  for (const auto& each : rules::ListConflicts(desk.house())) {
    rows.push_back({{"id", each.id},
                    {"at", Time(each.at)},
                    {"kind", model::Word(each.kind)},
                    {"row_id", each.row_id},
                    {"about", each.about},
                    {"wished", options.json ? Parsed(each.wished) : Json(each.wished)},
                    {"holds", options.json ? Parsed(each.held) : Json(each.held)}});
  }
  const bool any = !rows.empty();
  List(desk, options.json, rows,
       {{"id", "ID"}, {"at", "AT"}, {"kind", "WHAT"}, {"about", "ABOUT"}, {"wished", "WISHED"}, {"holds", "HOLDS"}});
  return any ? Refuse(desk, "settle each with --settle ID, when it is looked after") : kDone;
}

}  // namespace

void AddSync(CLI::App& app, Action& chosen) {
  auto* sync = app.add_subcommand(
      "sync", "Split operation: fetch registrations from the web host, publish the office's decisions to it");
  auto options = std::make_shared<Options>();
  auto add = [&](const char* name, const char* what, std::function<int(Desk&)> run, const char* footer) {
    auto* command = sync->add_subcommand(name, what);
    command->footer(footer);
    command->callback([&chosen, run] { chosen = run; });
    return command;
  };
  sync->add_option("COMMAND", options->words, "Behind --: the program whose input and output lead to the web host");
  auto* serve = sync->add_flag("--serve", options->serve, "Be the web host: answer an office on standard input");
  sync->add_flag("--dry-run", options->dry_run, "Say what would be done; neither side changes")->excludes(serve);
  sync->add_flag("--json", options->json, "As JSON");
  sync->footer(
      "Run it at the office, by cron as often as you like; a run that was cut off is gone on with by the next.\n"
      "Exit status 1 also if there are conflicts: what the office wished and the web host refused, because it was\n"
      "another by then.\n\nExamples:\n"
      "  pforte sync -- ssh web.example pforte sync --serve\n"
      "  pforte sync --dry-run -- ssh web.example pforte sync --serve");
  sync->callback([&chosen, options, sync] {
    if (sync->get_subcommands().empty()) chosen = [options](Desk& desk) { return Synchronise(desk, *options); };
  });

  add("key", "Print the key by which the other installation knows this one; no secret", ShowKey,
      "Example:\n  pforte sync key");
  auto* pair = add("pair", "Let this installation be the office of a web host, or the web host of an office",
                   [options](Desk& desk) { return Pair(desk, *options); },
                   "Exchange the keys by a way you trust: whoever slips in another one decides about customers.\n\n"
                   "Examples:\n  pforte sync pair --as office KEY-OF-THE-WEB-HOST\n"
                   "  pforte sync pair --as web KEY-OF-THE-OFFICE");
  pair->add_option("--as", options->role, "What this installation is")
      ->required()
      ->check(CLI::IsMember({"office", "web"}));
  pair->add_option("KEY", options->key, "What `pforte sync key` prints on the other")->required();
  add("unpair", "Forget the other installation; the customers stay", Unpair, "Example:\n  pforte sync unpair");
  auto* status = add("status", "With whom, when last, what waits",
                     [options](Desk& desk) { return ShowStatus(desk, *options); },
                     "Example:\n  pforte sync status --json");
  status->add_flag("--json", options->json, "As JSON");
  auto* conflicts = add("conflicts", "What was wished and refused; exit status 1 if there is any",
                        [options](Desk& desk) { return Conflicts(desk, *options); },
                        "Examples:\n  pforte sync conflicts\n  pforte sync conflicts --settle 3");
  conflicts->add_flag("--json", options->json, "As JSON");
  auto* one = conflicts->add_option("--settle", options->id, "This one is looked after")->check(CLI::PositiveNumber);
  conflicts->add_flag("--settle-all", options->all, "All are looked after")->excludes(one);
}

}  // namespace command
