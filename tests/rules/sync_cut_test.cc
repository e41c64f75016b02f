// Two installations on files, and a pipe that breaks: wherever it does, the next run goes on and comes to the same end
// as one that was not disturbed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>

#include "base/fault.h"
#include "rules/chain.h"
#include "rules/customer.h"
#include "rules/item.h"
#include "rules/sync.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/mail.h"
#include "store/registration.h"
#include "support/folder.h"
#include "support/scenario.h"
#include "support/split.h"

namespace rules {
namespace {

namespace fs = std::filesystem;
using support::Wire;

struct Sides {
  House office, web;
};

class SyncCut : public ::testing::Test {
 protected:
  SyncCut() {
    support::CreateInstallation(office_folder);
    support::CreateInstallation(web_folder);
    Sides sides = Open();
    Prepare(sides);
  }

  Sides Open() {
    auto clock = [] { return std::int64_t{1'795'000'000}; };
    Sides sides{support::OpenInstallation(office_folder, store::Part::kCommand, clock),
                support::OpenInstallation(web_folder, store::Part::kCommand, clock)};
    sides.office.keys = crypto::Keys::FromSeed(2);
    return sides;
  }

  static void Apply(House& web, const std::string& email) {
    model::Contact contact;
    contact.name = "Kunde " + email;
    auto saved = SaveContact(web, {}, contact);
    GrantForm form{saved.id, 1, email, "", model::Status::kInProcessing, false};
    ASSERT_TRUE(GrantAccess(web, {}, form).errors.empty());
  }

  static void Decide(House& office, std::int64_t id, model::Status status) {
    Decision decision;
    decision.access_id = id;
    decision.version = store::FindAccess(office.database, id)->version;
    decision.status = status;
    ASSERT_EQ(rules::Decide(office, {}, decision), DecideOutcome::kDone);
  }

  // Something of everything that is exchanged, waiting on both sides.
  static void Prepare(Sides& sides) {
    model::Website website;
    website.name = "Muster";
    website.address = "https://www.muster.example";
    website.sender = "kunden@muster.example";
    ASSERT_TRUE(SaveWebsite(sides.web, {}, website, {}).errors.empty());
    for (const char* name : {"a", "b", "c", "d"}) Apply(sides.web, std::string(name) + "@probe.example");
    support::PairHouses(sides.office, sides.web);
    Wire whole;
    (void)support::SyncOver(sides.office, sides.web, whole);
    Apply(sides.web, "new@probe.example");
    Decide(sides.office, 1, model::Status::kApproved);
    Decide(sides.office, 2, model::Status::kRejected);
    Decide(sides.web, 2, model::Status::kApproved);
    model::FormErrors errors;
    ASSERT_EQ(Ask(sides.office, {}, 3, "Welcher Auftrag?", errors), DecideOutcome::kDone);
    ASSERT_TRUE(SendReset(sides.office, {}, 4, 1));
    auto contact = store::FindContact(sides.office.database, 4).value();
    contact.number = "K-4";
    ASSERT_TRUE(SaveContact(sides.office, {}, contact).errors.empty());
    model::Contact own;
    own.name = "Eigener Kunde";
    GrantForm form{SaveContact(sides.office, {}, own).id, 1, "granted@probe.example", "", model::Status::kApproved, true};
    ASSERT_TRUE(GrantAccess(sides.office, {}, form).errors.empty());
  }

  // All that can be counted, so that what happened twice is seen.
  struct End {
    std::map<std::string, SyncJson> known;
    std::int64_t web_lines = 0, office_lines = 0, web_mails = 0, office_mails = 0, conflicts = 0;
    bool operator==(const End&) const = default;
  };
  static End Look(Sides& sides) {
    EXPECT_EQ(support::Known(sides.office), support::Known(sides.web));
    for (auto* house : {&sides.office, &sides.web}) {
      EXPECT_EQ(VerifyChain(*house, {}, [](auto, auto) {}).state, ChainState::kWhole);
      EXPECT_EQ(house->database.BusyStatements(), 0);
    }
    return {support::Known(sides.web), FindHead(sides.web).id, FindHead(sides.office).id,
            store::CountMails(sides.web.database, model::Delivery::kQueued, 1'000),
            store::CountMails(sides.office.database, model::Delivery::kQueued, 1'000),
            static_cast<std::int64_t>(ListConflicts(sides.office).size())};
  }

  void Keep() {
    for (auto* folder : {&office_folder, &web_folder}) {
      fs::copy_file(*folder / "pforte.db", *folder / "kept.db", fs::copy_options::overwrite_existing);
    }
  }
  void Reset() {
    for (auto* folder : {&office_folder, &web_folder}) {
      fs::copy_file(*folder / "kept.db", *folder / "pforte.db", fs::copy_options::overwrite_existing);
    }
  }

  // In memory where there is such a place: hundreds of runs need not wait for a disk.
  struct Memory {
    Memory() {
      if (fs::exists("/dev/shm") && ::access("/dev/shm", W_OK) == 0) ::setenv("TMPDIR", "/dev/shm", 1);
    }
    ~Memory() {
      before ? ::setenv("TMPDIR", before->c_str(), 1) : ::unsetenv("TMPDIR");
    }
    std::optional<std::string> before = std::getenv("TMPDIR") == nullptr ? std::nullopt
                                                                        : std::optional<std::string>(std::getenv("TMPDIR"));
  } memory;
  support::Folder office_folder, web_folder;
};

// Every end of a message and its neighbours, and a sample of what lies between.
std::set<std::size_t> Places(const std::vector<std::size_t>& ends, std::size_t all, std::size_t step) {
  std::set<std::size_t> places = {0, 1};
  for (auto end : ends) {
    for (std::size_t near : {end - 1, end, end + 1}) {
      if (near < all) places.insert(near);
    }
  }
  for (std::size_t at = step; at < all; at += step) places.insert(at);
  return places;
}

TEST_F(SyncCut, ComesToTheSameEndWhereverThePipeBreaks) {
  Keep();
  Wire whole;
  End expected;
  {
    Sides sides = Open();
    ASSERT_TRUE(support::TrySync(sides.office, sides.web, whole));
    expected = Look(sides);
    EXPECT_EQ(expected.conflicts, 1);
    EXPECT_EQ(expected.office_mails, 0);
    EXPECT_EQ(expected.web_mails, 5) << "two decisions, of which one was made there; question, reset, invitation";
  }
  ASSERT_GT(whole.up_ends.size(), 6u);
  constexpr std::size_t kStep = 149;
  int cuts = 0;
  for (bool up : {true, false}) {
    for (std::size_t place : Places(up ? whole.up_ends : whole.down_ends, up ? whole.up : whole.down, kStep)) {
      Reset();
      Sides sides = Open();
      Wire broken, again, rest;
      (up ? broken.up_end : broken.down_end) = place;
      broken.piece = 113;
      EXPECT_FALSE(support::TrySync(sides.office, sides.web, broken)) << place;
      // Once more, elsewhere.
      again.down_end = (place * 7) % whole.down;
      (void)support::TrySync(sides.office, sides.web, again);
      ASSERT_TRUE(support::TrySync(sides.office, sides.web, rest)) << (up ? "up " : "down ") << place;
      End end = Look(sides);
      EXPECT_TRUE(end == expected) << (up ? "up " : "down ") << place << ": lines " << end.web_lines << " and "
                                   << end.office_lines << " instead of " << expected.web_lines << " and "
                                   << expected.office_lines << ", mails " << end.web_mails << " and "
                                   << end.office_mails << ", conflicts " << end.conflicts;
      if (HasFailure()) return;
      ++cuts;
    }
  }
  EXPECT_GT(cuts, 60);
}

TEST_F(SyncCut, RefusesAFrameThatWasAlteredOrSwappedAndGoesOnWithTheNextRun) {
  Sides sides = Open();
  for (std::size_t altered = 0; altered < 6; ++altered) {
    SyncServer server(sides.web);
    std::string answers, kept;
    std::size_t number = 0;
    const SyncPipe pipe{[&] { return std::exchange(answers, ""); },
                        [&](std::string_view bytes) {
                          std::string sent(bytes);
                          // Within the payload, or instead of it the frame before.
                          if (number == altered) sent[sent.size() - 4] ^= 1;
                          if (number == altered && altered % 2 == 1) sent = kept;
                          ++number;
                          kept = bytes;
                          answers += server.Take(sent);
                        }};
    EXPECT_THROW((void)RunSync(sides.office, pipe, [](auto, auto) {}), base::Fault) << altered;
  }
  Wire rest;
  ASSERT_TRUE(support::TrySync(sides.office, sides.web, rest));
  EXPECT_EQ(Look(sides).conflicts, 1);
}

TEST_F(SyncCut, RunsOneAtATime) {
  Sides sides = Open();
  {
    const auto lock = LockSync(sides.office);
    EXPECT_THROW((void)LockSync(sides.office), base::Fault);
    EXPECT_NO_THROW((void)LockSync(sides.web));
  }
  EXPECT_NO_THROW((void)LockSync(sides.office));
}

}  // namespace
}  // namespace rules
