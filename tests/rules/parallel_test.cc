// What many processes do at once, on files: threads and processes with a house of their own each.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include "base/fault.h"
#include "crypto/token.h"
#include "rules/chain.h"
#include "rules/customer.h"
#include "rules/decide.h"
#include "rules/import.h"
#include "rules/handover.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "rules/outbox.h"
#include "rules/pass.h"
#include "rules/password.h"
#include "rules/purge.h"
#include "rules/recover.h"
#include "rules/register.h"
#include "rules/staff.h"
#include "rules/staff_session.h"
#include "rules/status.h"
#include "rules/throttle.h"
#include "rules/verify.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/account.h"
#include "store/mail.h"
#include "store/session.h"
#include "support/folder.h"
#include "support/scenario.h"

namespace rules {
namespace {

using store::Part;
using support::kBrowser;
using support::kNetwork;
using support::kNewPassword;
using support::kPassword;

class Installation : public ::testing::Test {
 protected:
  Installation() { support::CreateInstallation(folder); }

  House Open(Part part) {
    return support::OpenInstallation(folder, part, [] { return std::int64_t{1'795'000'000}; });
  }
  House OpenLater(Part part, std::int64_t seconds) {
    return support::OpenInstallation(folder, part, [seconds] { return 1'795'000'000 + seconds; });
  }
  model::Website AddWebsite(const std::string& address = "https://www.muster.example") {
    House house = Open(Part::kOffice);
    model::Website website;
    website.name = "Kundenbereich";
    website.address = address;
    website.sender = "kunden@muster.example";
    website.office_copy = "office@muster.example";
    return *FindWebsite(house, SaveWebsite(house, {}, website, {}).id);
  }
  std::vector<support::Letter> Mails(House& mailer) {
    SendDueMails(mailer, 100);
    std::vector<support::Letter> letters;
    for (const auto& entry : std::filesystem::directory_iterator(mailer.config.mail_directory)) {
      std::ifstream in(entry.path());
      letters.push_back(support::ParseLetter(std::string(std::istreambuf_iterator<char>(in), {})));
      std::filesystem::remove(entry.path());
    }
    return letters;
  }
  // Runs `act` in so many processes at once; how many said true.
  int Race(int processes, const std::function<bool()>& act) {
    std::vector<pid_t> children;
    for (int i = 0; i < processes; ++i) {
      pid_t child = ::fork();
      if (child == 0) {
        int status = 2;
        try {
          status = act() ? 0 : 1;
        } catch (const std::exception&) {
        }
        ::_exit(status);
      }
      children.push_back(child);
    }
    int winners = 0;
    for (pid_t child : children) {
      int status = 0;
      ::waitpid(child, &status, 0);
      EXPECT_LT(WEXITSTATUS(status), 2) << "a process failed";
      winners += WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 1 : 0;
    }
    return winners;
  }

  support::Folder folder;
};

TEST_F(Installation, DoesEachPartOfTheStoryUnderTheRightsOfItsExecutable) {
  model::Website website = AddWebsite();
  House portal = Open(Part::kPortal), office = Open(Part::kOffice), gate = Open(Part::kGate),
        mailer = Open(Part::kCommand);
  StaffForm anna;
  anna.email = "anna@office.example";
  anna.name = "anna";
  anna.websites = {website.id};
  EXPECT_TRUE(AddStaff(office, {}, anna, kPassword).errors.empty());
  auto staff = FindStaffSignedIn(office, SignInStaff(office, anna.email, kPassword, {kNetwork, ""}).token);
  ASSERT_TRUE(staff.has_value());
  Decider decider{staff->staff};

  auto form = support::FormFor("erika@probe.example");
  EXPECT_TRUE(Register(portal, website, form, base::Language::kGerman, kBrowser, kNetwork).empty());
  EXPECT_TRUE(Register(portal, website, form, base::Language::kGerman, kBrowser, kNetwork).empty());
  auto letters = Mails(mailer);
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(VerifyByCode(portal, website, form.email, letters[0].Code(), kBrowser, "", kNetwork).outcome,
            VerifyOutcome::kProven);
  auto signed_in = SignIn(portal, website, form.email, kPassword, {"www.muster.example", kNetwork, ""});
  ASSERT_EQ(signed_in.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(MayPass(gate, "www.muster.example", "/members/", signed_in.session.token).outcome, PassOutcome::kNotApproved);
  auto who = FindSignedIn(portal, "www.muster.example", signed_in.session.token);
  model::FormErrors errors;
  EXPECT_TRUE(AddMessage(portal, website, who->account, "Hallo", errors));
  EXPECT_TRUE(Withdraw(portal, website, who->account));
  EXPECT_TRUE(RequestAccess(portal, website, who->account, "", "", errors));

  auto access = FindAccessFacts(office, decider, signed_in.access->id)->line.access;
  Decision decision;
  decision.access_id = access.id;
  decision.version = access.version;
  EXPECT_EQ(Decide(office, decider, decision), DecideOutcome::kDone);
  EXPECT_EQ(MayPass(gate, "www.muster.example", "/members/", signed_in.session.token).outcome, PassOutcome::kOpen);
  EXPECT_TRUE(Undo(office, decider, access.id, model::Status::kInProcessing));
  EXPECT_EQ(MayPass(gate, "www.muster.example", "/members/", signed_in.session.token).outcome, PassOutcome::kNotApproved);

  EXPECT_TRUE(ChangePassword(portal, website, *who, kPassword, kNewPassword, kNetwork).errors.empty());
  EXPECT_TRUE(RequestReset(portal, website, form.email, "198.51.100.1").empty());
  auto link = HandOver(office, decider, who->account.id, website.id);
  EXPECT_EQ(ResetPassword(portal, website, link.substr(link.find("token=") + 6), kPassword).state, LinkState::kOk);
  auto account = FindAccessFacts(office, decider, access.id)->account;
  EXPECT_TRUE(CorrectEmail(office, decider, account.id, account.version, "neu@probe.example", website.id).errors.empty());
  EXPECT_EQ(MayPass(gate, "www.muster.example", "/members/", signed_in.session.token).outcome, PassOutcome::kSignIn);
  House later = OpenLater(Part::kGate, 600);
  EXPECT_EQ(MayPass(later, "www.muster.example", "/members/", "").outcome, PassOutcome::kSignIn);
  SignOut(portal, signed_in.session.token);
  SignOutStaff(office, "x");
  EXPECT_FALSE(Mails(mailer).empty());
  for (House* house : {&portal, &office, &gate, &mailer, &later}) {
    EXPECT_EQ(house->database.BusyStatements(), 0);
    EXPECT_EQ(house->Throttle().BusyStatements(), 0);
  }
}

TEST_F(Installation, LetsOneOfThirtyTwoUseAResetLink) {
  model::Website website = AddWebsite();
  std::string token;
  {
    House house = Open(Part::kCommand);
    model::Contact contact;
    contact.name = "Probe AG";
    GrantForm grant;
    grant.contact_id = SaveContact(house, {}, contact).id;
    grant.website_id = website.id;
    grant.email = "max@probe.example";
    EXPECT_TRUE(GrantAccess(house, {}, grant).errors.empty());
    auto link = HandOver(house, {}, store::FindAccountByEmail(house.database, grant.email)->id, website.id);
    token = link.substr(link.find("token=") + 6);
  }
  EXPECT_EQ(Race(32,
                 [&] {
                   House house = Open(Part::kPortal);
                   return ResetPassword(house, website, token, kNewPassword).state == LinkState::kOk;
                 }),
            1);
  House house = Open(Part::kPortal);
  EXPECT_EQ(SignIn(house, website, "max@probe.example", kNewPassword, {"www.muster.example", kNetwork, ""}).outcome, SignInOutcome::kSignedIn);
}

TEST_F(Installation, LetsOneOfThirtyTwoProveAnAddress) {
  model::Website website = AddWebsite();
  support::Letter letter;
  {
    House house = Open(Part::kCommand);
    EXPECT_TRUE(Register(house, website, support::FormFor("erika@probe.example"), base::Language::kGerman, kBrowser, kNetwork)
                    .empty());
    letter = Mails(house).at(0);
  }
  EXPECT_EQ(Race(32,
                 [&] {
                   House house = Open(Part::kPortal);
                   if (::getpid() % 2 == 0) {
                     return VerifyByLink(house, website, letter.Token(), kBrowser, "", kNetwork).outcome ==
                            VerifyOutcome::kProven;
                   }
                   return VerifyByCode(house, website, "erika@probe.example", letter.Code(), kBrowser, "",
                                       std::to_string(::getpid()))
                              .outcome == VerifyOutcome::kProven;
                 }),
            1);
  House house = Open(Part::kCommand);
  EXPECT_EQ(house.database.Check(), "ok");
}

TEST_F(Installation, LetsOneOfSixteenUseATicket) {
  model::Website website = AddWebsite(), other = AddWebsite("https://www.anders.example");
  std::string arrival, session;
  {
    House house = Open(Part::kCommand);
    EXPECT_TRUE(
        Register(house, website, support::FormFor("erika@probe.example"), base::Language::kGerman, kBrowser, kNetwork)
            .empty());
    EXPECT_EQ(VerifyByLink(house, website, Mails(house).at(0).Token(), kBrowser, "", kNetwork).outcome,
              VerifyOutcome::kProven);
    House portal = Open(Part::kPortal);
    session =
        SignIn(portal, website, "erika@probe.example", kPassword, {"www.muster.example", kNetwork, ""}).session.token;
    auto ticket = IssueTicket(portal, *FindSignedIn(portal, "www.muster.example", session), website, other,
                              BrowserBinding(portal, kBrowser), "/");
    arrival = TakeTicket(portal, {other, "www.anders.example", kBrowser}, ticket.value()).arrival;
  }
  EXPECT_EQ(Race(16,
                 [&] {
                   House house = Open(Part::kPortal);
                   return Arrive(house, {other, "www.anders.example", kBrowser}, arrival).state == HandoverState::kOk;
                 }),
            1);
  House house = Open(Part::kPortal);
  EXPECT_TRUE(FindSignedIn(house, "www.muster.example", session)) << "goes on where it began";
}

TEST_F(Installation, ChainsTheLinesOfAllWhoWriteAtOnce) {
  AddWebsite();
  constexpr int kWriters = 8, kLines = 25;
  EXPECT_EQ(Race(kWriters,
                 [&] {
                   House house = Open(::getpid() % 2 == 0 ? Part::kPortal : Part::kOffice);
                   for (int i = 0; i < kLines; ++i) {
                     store::Transaction transaction(house.database);
                     NoteAct(house, model::Act::kPurged, "writer " + std::to_string(::getpid()));
                     if (i % 5 != 4) transaction.Commit();  // every fifth is rolled back
                   }
                   return true;
                 }),
            kWriters);
  House house = Open(Part::kCommand);
  auto verdict = VerifyChain(house, {}, [](std::int64_t, std::int64_t) {});
  EXPECT_EQ(verdict.state, ChainState::kWhole);
  EXPECT_EQ(verdict.lines, 1 + kWriters * kLines * 4 / 5);
  EXPECT_EQ(verdict.head.id, verdict.lines) << "no gaps";
}

TEST_F(Installation, LetsOneOfManyDecidersWin) {
  model::Website website = AddWebsite();
  model::Access access;
  {
    House house = Open(Part::kCommand);
    model::Contact contact;
    contact.name = "Probe AG";
    GrantForm grant;
    grant.contact_id = SaveContact(house, {}, contact).id;
    grant.website_id = website.id;
    grant.email = "max@probe.example";
    grant.status = model::Status::kInProcessing;
    access = *store::FindAccess(house.database, GrantAccess(house, {}, grant).id);
  }
  EXPECT_EQ(Race(16,
                 [&] {
                   House house = Open(Part::kOffice);
                   Decision decision;
                   decision.access_id = access.id;
                   decision.version = access.version;
                   decision.status = ::getpid() % 2 == 0 ? model::Status::kApproved : model::Status::kRejected;
                   return Decide(house, {}, decision) == DecideOutcome::kDone;
                 }),
            1);
  House house = Open(Part::kOffice);
  EXPECT_EQ(FindAccessFacts(house, {}, access.id)->history.size(), 3u) << "granted, invited, decided";
}

// An access of somebody who is signed in, in an installation that keeps markers.
class Marked : public Installation {
 protected:
  House Open(Part part) {
    House house = Installation::Open(part);
    house.config.markers = folder / "markers";
    return house;
  }
  Marked() {
    website = AddWebsite();
    House house = Open(Part::kCommand);
    ImportForm form;
    form.email = "max@probe.example";
    form.name = "Max";
    form.password = kPassword;
    form.proven = true;
    form.website_id = website.id;
    form.status = model::Status::kInProcessing;
    form.mail = false;
    access_id = ImportAccess(house, {}, form).id;
    House portal = Open(Part::kPortal);
    marker = folder / ("markers/" + std::to_string(website.id) + "/" + SignInAgain(portal));
  }
  std::string SignInAgain(House& portal) {
    auto result = SignIn(portal, website, "max@probe.example", kPassword, {"www.muster.example", kNetwork, ""});
    EXPECT_EQ(result.outcome, SignInOutcome::kSignedIn);
    session = result.session.token;
    return result.session.marker;
  }
  bool Do(House& office, model::Status status) {
    Decision decision;
    decision.access_id = access_id;
    decision.version = FindAccessFacts(office, {}, access_id)->line.access.version;
    decision.status = status;
    decision.mail = false;
    return Decide(office, {}, decision) == DecideOutcome::kDone;
  }

  model::Website website;
  std::int64_t access_id = 0;
  std::string session, marker;
};

// So many sessions that opening their markers takes longer than another's whole decision: who opened them after letting
// go of the write lock, or by what was read before taking it, would leave some open that were shut meanwhile.
TEST_F(Marked, HasMarkersThatSayWhatTheDatabaseSaysHoweverManyDecide) {
  constexpr std::size_t kSessions = 150;
  House house = Open(Part::kMigrate);
  {
    store::Transaction transaction(house.database);
    for (std::size_t i = 1; i < kSessions; ++i) {
      model::Session each;
      each.token = crypto::NewToken();
      each.family = crypto::NewToken();
      each.account_id = store::FindAccess(house.database, access_id)->account_id;
      each.created_at = each.seen_at = house.Now();
      each.expires_at = house.Now() + model::kSessionLife;
      each.host = "www.muster.example";
      store::InsertSession(house.database, each);
    }
    transaction.Commit();
  }
  for (int round = 0; round < 8; ++round) {
    Race(4, [&] {
      House office = Open(::getpid() % 2 == 0 ? Part::kOffice : Part::kCommand);
      for (int i = 0; i < 4; ++i) (void)Do(office, i % 2 == 0 ? model::Status::kApproved : model::Status::kRejected);
      return true;
    });
    bool approved = store::FindAccess(house.database, access_id)->status == model::Status::kApproved;
    ASSERT_EQ(EndedMarkers(folder / "markers", INT64_MAX).size(), approved ? kSessions : 0) << "round " << round;
  }
}

TEST_F(Marked, StaysShutWhenOneRejectsWhileOthersSignIn) {
  House office = Open(Part::kOffice);
  ASSERT_TRUE(Do(office, model::Status::kApproved));
  ASSERT_TRUE(std::filesystem::exists(marker));
  std::atomic<bool> started = false;
  std::thread visitors([&] {
    House portal = Open(Part::kPortal);
    for (int i = 0; i < 40; ++i) {
      (void)SignInAgain(portal);
      started = true;
    }
  });
  while (!started) std::this_thread::yield();
  EXPECT_TRUE(Do(office, model::Status::kRejected));
  visitors.join();
  EXPECT_TRUE(EndedMarkers(folder / "markers", INT64_MAX).empty());
}

TEST_F(Marked, LeavesNothingOpenWhenTheCommitFails) {
  // As on a full disk: whatever grows or rewrites a file fails from then on.
  auto commit_fails = [](store::Transaction& transaction, MarkerChange& markers) {
    auto handler = ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{}, none{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    none = before;
    none.rlim_cur = 0;
    ::setrlimit(RLIMIT_FSIZE, &none);
    EXPECT_THROW(markers.Commit(transaction), base::Fault);
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, handler);
  };
  House house = Open(Part::kOffice);
  for (auto status : {model::Status::kApproved, model::Status::kRejected}) {
    {
      store::Transaction transaction(house.database);
      auto access = *store::FindAccess(house.database, access_id);
      MarkerChange markers(house, {.account_id = access.account_id, .website_id = {}});
      ASSERT_TRUE(store::UpdateAccessStatus(house.database, access_id, access.version, status, "", "", house.Now()));
      commit_fails(transaction, markers);
    }
    EXPECT_FALSE(std::filesystem::exists(marker)) << model::Word(status);
    EXPECT_NE(store::FindAccess(house.database, access_id)->status, status);
    EXPECT_EQ(Do(house, model::Status::kApproved), status == model::Status::kApproved) << "the other one is approved";
  }
  House mailer = Open(Part::kCommand);
  EXPECT_EQ(Purge(mailer).markers, 0);
  EXPECT_TRUE(std::filesystem::exists(marker)) << "repaired";
}

TEST_F(Marked, ShutsAnAccountThatIsDisabled) {
  House office = Open(Part::kOffice);
  ASSERT_TRUE(Do(office, model::Status::kApproved));
  ASSERT_TRUE(std::filesystem::exists(marker));
  ASSERT_EQ(std::system(("sqlite3 " + folder / "pforte.db" + " 'UPDATE account SET disabled = 1'").c_str()), 0);
  House mailer = Open(Part::kCommand);
  EXPECT_EQ(Purge(mailer).markers, 1);
  EXPECT_FALSE(std::filesystem::exists(marker));
}

TEST_F(Marked, IsKeptUnderTheRightsOfEachExecutable) {
  House portal = Open(Part::kPortal), office = Open(Part::kOffice), mailer = Open(Part::kCommand);
  ASSERT_TRUE(Do(office, model::Status::kApproved));
  ASSERT_TRUE(std::filesystem::exists(marker));
  website.closed = 1;
  EXPECT_FALSE(SaveWebsite(office, {}, website, {}).conflict);
  EXPECT_FALSE(std::filesystem::exists(marker));
  website = *FindWebsite(office, website.id);
  website.closed = 0;
  EXPECT_FALSE(SaveWebsite(office, {}, website, {}).conflict);
  EXPECT_TRUE(std::filesystem::exists(marker));
  ASSERT_TRUE(Do(mailer, model::Status::kRejected));
  EXPECT_FALSE(std::filesystem::exists(marker));
  ASSERT_TRUE(Do(mailer, model::Status::kApproved));
  SignOut(portal, session);
  EXPECT_FALSE(std::filesystem::exists(marker));
}

TEST_F(Installation, SendsEachMailOnceWithManyMailers) {
  model::Website website = AddWebsite();
  constexpr int kMails = 40;
  {
    House house = Open(Part::kCommand);
    house.config.mails_per_network = 1000;
    for (int i = 0; i < kMails; ++i) {
      EXPECT_TRUE(Register(house, website, support::FormFor("e" + std::to_string(i) + "@probe.example"),
                           base::Language::kGerman, kBrowser, kNetwork)
                      .empty());
    }
  }
  // A file per mail and mailer: two that send the same make two.
  Race(4, [&] {
    House house = Open(Part::kCommand);
    house.config.mail_directory = folder / ("mail-" + std::to_string(::getpid()));
    SendDueMails(house, kMails);
    return true;
  });
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    files += entry.path().extension() == ".eml" ? 1 : 0;
  }
  EXPECT_EQ(files, kMails);
  House house = Open(Part::kCommand);
  EXPECT_EQ(CountOutbox(house, {model::Delivery::kSent}), kMails);
}

TEST_F(Installation, CountsParallelGuessesBeforeTheyAreMade) {
  model::Website website = AddWebsite();
  EXPECT_EQ(Race(32,
                 [&] {
                   House house = Open(Part::kPortal);
                   return Reservation(house).Take(kSignInPair, "erika@probe.example 192.0.2.7");
                 }),
            5);
  EXPECT_EQ(website.open, 1);
}

TEST_F(Installation, MakesABrokenThrottleAnew) {
  folder.Write("throttle.db", std::string(8192, 'x'));
  House house = Open(Part::kPortal);
  EXPECT_TRUE(Reservation(house).Take(kCode, "a"));
}

TEST_F(Installation, AnswersNobodyWhenTheThrottleCannotBeWritten) {
  model::Website website = AddWebsite();
  House house = Open(Part::kPortal);
  // Locked by somebody who never lets go.
  House other = Open(Part::kPortal);
  store::Transaction held(other.Throttle());
  EXPECT_THROW((void)SignIn(house, website, "erika@probe.example", kPassword, {"www.muster.example", kNetwork, ""}), base::Fault);
}

}  // namespace
}  // namespace rules
