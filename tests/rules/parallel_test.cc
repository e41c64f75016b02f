// What many processes do at once, on files: threads and processes with a house of their own each.
#include <gtest/gtest.h>
#include <sys/mman.h>
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
#include "rules/branding.h"
#include "rules/bulk.h"
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

  // 0, the same for all processes that are forked from now on.
  static std::atomic<std::int64_t>* SharedCounter() {
    void* memory = ::mmap(nullptr, sizeof(std::atomic<std::int64_t>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : new (memory) std::atomic<std::int64_t>(0);
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
  EXPECT_TRUE(RequestAccess(portal, website, who->account, {}, base::Language::kGerman, errors));

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

TEST_F(Installation, KeepsOneAdministratorHoweverManyDemoteEachOther) {
  std::vector<std::int64_t> ids;
  {
    House office = Open(Part::kOffice);
    for (const char* name : {"ada", "berta", "carla", "dora"}) {
      StaffForm form;
      form.name = name;
      form.email = form.name + "@office.example";
      form.role = model::Role::kAdministrator;
      ASSERT_TRUE(AddStaff(office, {}, form, kPassword).errors.empty());
    }
    for (const auto& line : ListStaff(office)) ids.push_back(line.staff.id);
  }
  Race(8, [&] {
    House office = Open(Part::kOffice);
    for (auto id : ids) (void)SetStaffDuty(office, {}, id, model::Role::kApprover, {});
    return true;
  });
  House office = Open(Part::kOffice);
  int administrators = 0;
  for (const auto& line : ListStaff(office)) administrators += line.staff.role == model::Role::kAdministrator ? 1 : 0;
  EXPECT_EQ(administrators, 1);
}

TEST_F(Installation, ShowsAWebsitesLookUnderTheRightsOfEachExecutable) {
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
  model::Website website = AddWebsite();
  {
    House office = Open(Part::kOffice);
    auto branding = FindBranding(office, website.id);
    branding.color = "#112233";
    ASSERT_TRUE(SaveLook(office, {}, branding).errors.empty());
    ASSERT_TRUE(SaveLogo(office, {}, FindBranding(office, website.id), svg).errors.empty());
    StaffForm form;
    form.name = "otto";
    form.email = "otto@office.example";
    ASSERT_TRUE(AddStaff(office, {}, form, "").errors.empty());
    const auto otto = ListStaff(office).front().staff.id;
    EXPECT_TRUE(AddApprover(office, {}, website.id, otto));
    auto like = LikeThis(website);
    like.name = "Another";
    like.address = "https://another.example";
    EXPECT_TRUE(SaveWebsite(office, {}, like, {}, {website.id, true}).errors.empty());
    EXPECT_TRUE(RemoveApprover(office, {}, website.id, otto));
  }
  House portal = Open(Part::kPortal);
  auto branding = FindBranding(portal, website.id);
  EXPECT_EQ(branding.color, "#112233");
  EXPECT_EQ(FindLogo(portal, website.id, branding.logo_mark).image, svg);
  EXPECT_EQ(FindBranding(portal, website.id + 1).logo_mark, branding.logo_mark);
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

// Each of so many goes through all requests in an order of its own, while one more decides about all at once.
TEST_F(Installation, DecidesEachOfFiveHundredOnceHoweverManyApproversThereAre) {
  constexpr std::int64_t kRequests = 500;
  model::Website website = AddWebsite();
  std::int64_t first = 1;
  for (const int approvers : {2, 4, 8, 16}) {
    {
      House house = Open(Part::kCommand);
      support::AddMany(house, website, first, kRequests);
    }
    std::atomic<std::int64_t>* winners = SharedCounter();
    Race(approvers, [&] {
      House house = Open(Part::kOffice);
      const auto status = ::getpid() % 2 == 0 ? model::Status::kApproved : model::Status::kRejected;
      for (std::int64_t i = 0; i < kRequests; ++i) {
        Decision decision;
        // 7 and 500 have no common factor: all of them, begun somewhere else by each.
        decision.access_id = first + (i * 7 + ::getpid() * 31) % kRequests;
        decision.version = 1;
        decision.status = status;
        if (Decide(house, {}, decision) == DecideOutcome::kDone) winners->fetch_add(1);
      }
      return true;
    });
    EXPECT_EQ(winners->load(), kRequests) << approvers;
    House house = Open(Part::kOffice);
    for (std::int64_t id = first; id < first + kRequests; ++id) {
      auto facts = FindAccessFacts(house, {}, id);
      ASSERT_EQ(facts->history.size(), 1u) << approvers << ", " << id;
      EXPECT_EQ(facts->line.access.version, 2) << approvers << ", " << id;
    }
    EXPECT_EQ(store::CountMails(house.database, model::Delivery::kQueued, 10'000), first - 1 + kRequests) << "a mail each";
    first += kRequests;
  }
}

TEST_F(Installation, LetsTwoDecisionsAboutManyRunAtOnceAndDecidesEachOnce) {
  constexpr std::int64_t kRequests = 500;
  model::Website website = AddWebsite();
  std::int64_t approving = 0, rejecting = 0;
  {
    House house = Open(Part::kCommand);
    support::AddMany(house, website, 1, kRequests);
    approving = PrepareBulk(house, {}, {.act = model::BulkAct::kApprove, .reason = "", .mail = true}, QueueFilter{});
    rejecting = PrepareBulk(house, {}, {.act = model::BulkAct::kReject, .reason = "Nein", .mail = true}, QueueFilter{});
  }
  Race(6, [&] {
    House house = Open(Part::kOffice);
    const auto id = ::getpid() % 2 == 0 ? approving : rejecting;
    auto open = [&] { return FindBulkFacts(house, {}, id, model::BulkOutcome::kOpen, 0)->counts[0]; };
    while (open() > 0) {
      if (!RunBulk(house, {}, id)) return false;
    }
    return true;
  });
  House house = Open(Part::kOffice);
  auto counts = [&](std::int64_t id) { return FindBulkFacts(house, {}, id, model::BulkOutcome::kOpen, 0)->counts; };
  const auto done = static_cast<std::size_t>(model::BulkOutcome::kDone), changed = static_cast<std::size_t>(model::BulkOutcome::kChanged);
  EXPECT_EQ(counts(approving)[done] + counts(rejecting)[done], kRequests);
  EXPECT_EQ(counts(approving)[changed], counts(rejecting)[done]) << "what one decided the other found changed";
  EXPECT_EQ(store::CountMails(house.database, model::Delivery::kQueued, 10'000), kRequests);
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
