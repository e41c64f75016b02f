// Whatever comes out of the pipe of a split operation: frames or a complaint, in whichever pieces it comes, and nothing
// that was not signed is heard. What is heard in spite of that (the fuzzer signs) is answered or refused, never a crash.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/fault.h"
#include "crypto/sign.h"
#include "rules/sync_act.h"
#include "rules/sync_adopt.h"
#include "rules/sync_frame.h"
#include "rules/sync_item.h"
#include "store/sync.h"
#include "support/scenario.h"
#include "support/split.h"

namespace {

// The payloads up to the end or the first complaint, which counts as one more.
std::vector<std::string> Read(std::string_view bytes, std::size_t piece) {
  rules::SyncFrameReader reader;
  std::vector<std::string> payloads;
  try {
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      reader.Add(bytes.substr(at, piece));
      while (auto frame = reader.Next()) {
        if (rules::FrameText(*frame).size() > bytes.size()) std::abort();
        payloads.push_back(frame->payload);
      }
    }
  } catch (const base::Fault&) {
    payloads.push_back("complaint");
  }
  return payloads;
}

struct Both {
  support::Scenario office, web;
  Both() {
    office.house.keys = crypto::Keys::FromSeed(2);
    auto website = web.AddWebsite();
    support::PairHouses(office.house, web.house);
    web.AddApplicant(website, "erika@probe.example");
    support::Wire wire;
    (void)support::SyncOver(office.house, web.house, wire);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Both both;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (Read(bytes, 1) != Read(bytes, size + 1)) std::abort();
  try {
    rules::SyncServer server(both.web.house);
    if (!server.Take(bytes).empty()) std::abort();
  } catch (const base::Fault&) {
  }
  const auto said = rules::SyncJson::parse(bytes, nullptr, false);
  if (said.is_discarded()) return 0;
  try {
    (void)rules::ApplyAct(both.web.house, said);
  } catch (const base::Fault&) {
  }
  try {
    store::Transaction transaction(both.office.house.database);
    rules::AdoptItem(both.office.house, said, rules::Adopt::kUnlessChanged);
  } catch (const base::Fault&) {
  }
  if (both.web.house.database.BusyStatements() + both.office.house.database.BusyStatements() != 0) std::abort();
  return 0;
}
