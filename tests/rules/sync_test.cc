#include "rules/sync.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "rules/chain.h"
#include "rules/customer.h"
#include "rules/item.h"
#include "rules/merge.h"
#include "rules/queue.h"
#include "rules/recover.h"
#include "rules/sync_act.h"
#include "rules/sync_adopt.h"
#include "rules/status.h"
#include "rules/website.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/history.h"
#include "store/item.h"
#include "store/mail.h"
#include "store/registration.h"
#include "store/sync.h"
#include "store/website.h"
#include "support/scenario.h"
#include "support/split.h"

namespace rules {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using model::Status;
using support::Scenario;
using support::Wire;

class SyncTest : public ::testing::Test {
 protected:
  SyncTest() {
    office.house.keys = crypto::Keys::FromSeed(2);
    support::PairHouses(office.house, web.house);
  }
  SyncCount Sync() {
    Wire wire;
    return support::SyncOver(office.house, web.house, wire);
  }
  // Both know the same.
  void ExpectAlike() { EXPECT_EQ(support::Known(office.house), support::Known(web.house)); }

  static model::Access At(Scenario& side, const std::string& email) {
    auto account = side.Account(email);
    auto website = store::ListWebsites(side.house.database).at(0);
    return store::FindAccessOfAccount(side.house.database, account.id, website.id).value();
  }
  static DecideOutcome DecideAt(Scenario& side, const std::string& email, Status status, bool mail = true) {
    model::Access seen = At(side, email);
    Decision decision;
    decision.access_id = seen.id;
    decision.version = seen.version;
    decision.status = status;
    decision.reason = status == Status::kRejected ? "no partner" : "";
    decision.mail = mail;
    return Decide(side.house, side.Administrator(), decision);
  }
  // The mails that leave the web host once the grace time is over; none ever leaves the office.
  std::vector<std::string> Subjects() {
    web.Wait(web.house.config.mail_grace_seconds);
    office.Wait(office.house.config.mail_grace_seconds);
    EXPECT_THAT(office.Mails(), IsEmpty());
    std::vector<std::string> subjects;
    for (const auto& letter : web.Mails()) subjects.push_back(letter.to + ": " + letter.subject);
    return subjects;
  }

  Scenario web, office;
  model::Website website = web.AddWebsite();
};

TEST_F(SyncTest, BringsRequestsToTheOfficeAndDecisionsBack) {
  web.AddApplicant(website, "erika@probe.example");
  EXPECT_EQ(Sync().fetched, 4) << "contact, account, access, and that the registration is gone";
  ExpectAlike();
  const auto waiting = At(office, "erika@probe.example");
  EXPECT_EQ(waiting.status, Status::kInProcessing);
  EXPECT_EQ(waiting.message, "Bitte um Zugang");
  EXPECT_EQ(waiting.order_number, "A-17");

  EXPECT_EQ(DecideAt(office, "erika@probe.example", Status::kApproved), DecideOutcome::kDone);
  auto count = Sync();
  EXPECT_EQ(count.published, 1);
  EXPECT_EQ(count.mails, 1);
  EXPECT_EQ(count.conflicts, 0);
  ExpectAlike();
  const auto approved = At(web, "erika@probe.example");
  EXPECT_EQ(approved.status, Status::kApproved);
  EXPECT_EQ(approved.decided_by, "chief") << "the office's staff, whom the web host does not know";
  const auto line = store::ListHistoryOfAccess(web.house.database, approved.id).at(0);
  EXPECT_EQ(line.act, model::Act::kApproved);
  EXPECT_EQ(line.actor, "chief");
  EXPECT_EQ(line.source, "sync");
  EXPECT_THAT(Subjects(), SizeIs(1));
  for (auto* side : {&web, &office}) EXPECT_EQ(VerifyChain(side->house, {}, [](auto, auto) {}).state, ChainState::kWhole);
  EXPECT_EQ(web.house.database.BusyStatements(), 0);
}

TEST_F(SyncTest, DoesNothingTwice) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  (void)DecideAt(office, "erika@probe.example", Status::kRejected);
  Sync();
  const auto known = support::Known(web.house);
  const auto lines = FindHead(web.house).id;
  for (int i = 0; i < 3; ++i) {
    auto count = Sync();
    EXPECT_EQ(count.fetched + count.published + count.mails + count.conflicts, 0);
  }
  EXPECT_EQ(support::Known(web.house), known);
  EXPECT_EQ(FindHead(web.house).id, lines);
  EXPECT_THAT(Subjects(), SizeIs(1));
}

TEST_F(SyncTest, SendsNoPasswordLinkNoteOrNetwork) {
  web.AddApplicant(website, "erika@probe.example");
  web.Register(website, "otto@probe.example");
  std::string heard;
  SyncServer server(web.house);
  std::string answers;
  const SyncPipe pipe{[&] { return std::exchange(answers, ""); },
                      [&](std::string_view bytes) {
                        answers += server.Take(bytes);
                        heard += answers;
                      }};
  (void)RunSync(office.house, pipe, [](auto, auto) {});
  EXPECT_THAT(heard, HasSubstr("otto@probe.example"));
  for (const char* secret : {"\"password\"", "token", "browser", "network", "next", "notes", "argon2"}) {
    EXPECT_EQ(heard.find(secret), std::string::npos) << secret;
  }
  auto here = store::FindRegistrationByEmail(office.house.database, 1, "otto@probe.example").value();
  EXPECT_EQ(here.password + here.browser + here.network + here.next, "");
  EXPECT_EQ(office.Account("erika@probe.example").password, "");
}

TEST_F(SyncTest, FollowsARegistrationThroughItsStages) {
  web.Register(website, "erika@probe.example");
  Sync();
  ExpectAlike();
  EXPECT_EQ(CountStage(office.house, 0, model::Stage::kUnverified), 1);
  auto proven = VerifyByLink(web.house, website, web.Mail().Token(), support::kBrowser, "", support::kNetwork);
  ASSERT_EQ(proven.outcome, VerifyOutcome::kProven);
  Sync();
  ExpectAlike();
  EXPECT_EQ(CountStage(office.house, 0, model::Stage::kUnverified), 0);
  EXPECT_EQ(CountStage(office.house, 0, model::Stage::kWaiting), 1);
  ASSERT_TRUE(Withdraw(web.house, website, web.Account("erika@probe.example")));
  Sync();
  ExpectAlike();
  EXPECT_EQ(At(office, "erika@probe.example").status, Status::kWithdrawn);
  model::FormErrors errors;
  ASSERT_TRUE(RequestAccess(web.house, website, web.Account("erika@probe.example"), {"again", "", {}}, base::Language::kGerman, errors));
  Sync();
  ExpectAlike();
  EXPECT_EQ(At(office, "erika@probe.example").message, "again");
}

TEST_F(SyncTest, ListsADecisionAboutWhatWasWithdrawnAsAConflict) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  ASSERT_EQ(DecideAt(office, "erika@probe.example", Status::kApproved), DecideOutcome::kDone);
  ASSERT_TRUE(Withdraw(web.house, website, web.Account("erika@probe.example")));
  auto count = Sync();
  EXPECT_EQ(count.conflicts, 1);
  EXPECT_EQ(count.mails, 0);
  ExpectAlike();
  EXPECT_EQ(At(web, "erika@probe.example").status, Status::kWithdrawn);
  EXPECT_THAT(Subjects(), IsEmpty());
  const auto open = ListConflicts(office.house);
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open[0].about, "erika@probe.example, " + website.name);
  EXPECT_THAT(open[0].wished, HasSubstr("\"approved\""));
  EXPECT_THAT(open[0].held, HasSubstr("\"withdrawn\""));
  bool marked = false;
  for (const auto& line : store::ListHistoryOfAccess(office.house.database, At(office, "erika@probe.example").id)) {
    marked = marked || line.act == model::Act::kSyncConflict;
  }
  EXPECT_TRUE(marked) << "the item's history at the office says it";
  EXPECT_EQ(SettleConflicts(office.house, open[0].id), 1);
  EXPECT_THAT(ListConflicts(office.house), IsEmpty());
  EXPECT_EQ(Sync().conflicts, 0);
}

TEST_F(SyncTest, LetsTheWebHostsDecisionStandAndTheSameOneBeNone) {
  web.AddApplicant(website, "erika@probe.example");
  web.AddApplicant(website, "otto@probe.example");
  Sync();
  for (const char* email : {"erika@probe.example", "otto@probe.example"}) {
    ASSERT_EQ(DecideAt(office, email, Status::kApproved), DecideOutcome::kDone);
  }
  ASSERT_EQ(DecideAt(web, "erika@probe.example", Status::kRejected), DecideOutcome::kDone);
  ASSERT_EQ(DecideAt(web, "otto@probe.example", Status::kApproved), DecideOutcome::kDone);
  EXPECT_EQ(Sync().conflicts, 1) << "two who decide alike do not differ";
  ExpectAlike();
  EXPECT_EQ(At(office, "erika@probe.example").status, Status::kRejected);
  EXPECT_THAT(Subjects(), SizeIs(2)) << "each is told once";
}

TEST_F(SyncTest, DoesNotDecideOnAnswersThatTheOfficeHasNotRead) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  model::FormErrors errors;
  ASSERT_EQ(Ask(office.house, office.Administrator(), At(office, "erika@probe.example").id, "Which order?", errors),
            DecideOutcome::kDone);
  Sync();
  ExpectAlike();
  EXPECT_THAT(Subjects(), ::testing::ElementsAre(HasSubstr("erika@probe.example: ")));
  ASSERT_TRUE(Answer(web.house, website, web.Account("erika@probe.example"), "A-18", errors));
  ASSERT_EQ(DecideAt(office, "erika@probe.example", Status::kRejected), DecideOutcome::kDone);
  EXPECT_EQ(Sync().conflicts, 1);
  ExpectAlike();
  const auto item = FindItem(office.house, At(office, "erika@probe.example").id);
  ASSERT_THAT(item.questions, SizeIs(1));
  EXPECT_EQ(item.questions[0].answer, "A-18");
  EXPECT_EQ(item.questions[0].asked_by, "chief");
}

TEST_F(SyncTest, CollapsesWhatTheOfficeTogglesBetweenRunsAndUndoesInSilence) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  (void)DecideAt(office, "erika@probe.example", Status::kApproved);
  const auto id = At(office, "erika@probe.example").id;
  ASSERT_TRUE(Undo(office.house, office.Administrator(), id, Status::kInProcessing));
  auto count = Sync();
  EXPECT_EQ(count.published + count.mails, 0);
  ExpectAlike();
  (void)DecideAt(office, "erika@probe.example", Status::kApproved);
  (void)DecideAt(office, "erika@probe.example", Status::kRejected);
  EXPECT_EQ(Sync().published, 1);
  ExpectAlike();
  EXPECT_EQ(At(web, "erika@probe.example").reason, "no partner");
  EXPECT_THAT(Subjects(), SizeIs(1));
}

TEST_F(SyncTest, ShutsTheGateWithTheDecision) {
  web.AddApproved(website, "erika@probe.example");
  Sync();
  const auto session = web.SignIn(website, "erika@probe.example");
  EXPECT_TRUE(web.Passes(session));
  ASSERT_EQ(DecideAt(office, "erika@probe.example", Status::kRejected, false), DecideOutcome::kDone);
  Sync();
  EXPECT_FALSE(web.Passes(session));
  EXPECT_THAT(Subjects(), IsEmpty()) << "the decision said: without mail";
}

TEST_F(SyncTest, PublishesWhatTheOfficeSetsUpItself) {
  Sync();
  model::Contact contact;
  contact.name = "Otto Muster";
  contact.number = "K-1";
  contact.notes = "pays late";
  auto saved = SaveContact(office.house, office.Administrator(), contact);
  GrantForm form;
  form.contact_id = saved.id;
  form.website_id = 1;
  form.email = "otto@probe.example";
  ASSERT_THAT(GrantAccess(office.house, office.Administrator(), form).errors, IsEmpty());
  Sync();
  ExpectAlike();
  EXPECT_EQ(At(web, "otto@probe.example").status, Status::kApproved);
  const auto there = store::FindContact(web.house.database, web.Account("otto@probe.example").contact_id).value();
  EXPECT_EQ(there.number, "K-1");
  EXPECT_EQ(there.notes, "") << "notes are internal";
  web.Wait(web.house.config.mail_grace_seconds);
  const auto invitation = web.Mail();
  EXPECT_EQ(invitation.to, "otto@probe.example");
  EXPECT_THAT(invitation.Link(), HasSubstr("https://www.muster.example/account/reset"));
  EXPECT_EQ(FindResetLink(web.house, website, invitation.Token()).state, LinkState::kOk);
}

TEST_F(SyncTest, FindsTheAccountThatWasMadeOnTheWebHostMeanwhile) {
  Sync();
  model::Contact contact;
  contact.name = "Erika Muster";
  auto saved = SaveContact(office.house, office.Administrator(), contact);
  GrantForm form;
  form.contact_id = saved.id;
  form.website_id = 1;
  form.email = "erika@probe.example";
  ASSERT_THAT(GrantAccess(office.house, office.Administrator(), form).errors, IsEmpty());
  web.AddApplicant(website, "erika@probe.example");
  EXPECT_EQ(Sync().conflicts, 1) << "approved here, a request there: somebody must look";
  Sync();
  ExpectAlike();
  EXPECT_EQ(At(office, "erika@probe.example").status, Status::kInProcessing);
  EXPECT_EQ(store::FindContact(web.house.database, web.Account("erika@probe.example").contact_id)->name, "Erika Muster")
      << "the office knows its customers better";
}

TEST_F(SyncTest, CorrectsContactsAndAddresses) {
  web.AddApproved(website, "erika@probe.example");
  Sync();
  auto contact = store::FindContact(office.house.database, office.Account("erika@probe.example").contact_id).value();
  contact.number = "K-7";
  contact.company = "Neue AG";
  ASSERT_THAT(SaveContact(office.house, office.Administrator(), contact).errors, IsEmpty());
  const auto account = office.Account("erika@probe.example");
  ASSERT_THAT(CorrectEmail(office.house, office.Administrator(), account.id, account.version, "erika@neu.example", 1)
                  .errors,
              IsEmpty());
  Sync();
  ExpectAlike();
  EXPECT_EQ(store::FindContactByNumber(web.house.database, "K-7")->company, "Neue AG");
  const auto corrected = web.Account("erika@neu.example");
  EXPECT_FALSE(corrected.email_proven_at) << "to be proven anew";
  const auto mails = Subjects();
  ASSERT_THAT(mails, SizeIs(1));
  EXPECT_THAT(mails[0], HasSubstr("erika@neu.example: "));
}

TEST_F(SyncTest, HandsResetsAndProofsToTheWebHostAndNoLinksOut) {
  web.AddApproved(website, "erika@probe.example");
  web.Register(website, "otto@probe.example");
  web.Mails();
  Sync();
  const auto chief = office.Administrator();
  const auto account = office.Account("erika@probe.example");
  EXPECT_TRUE(SendReset(office.house, chief, account.id, 1));
  EXPECT_EQ(HandOver(office.house, chief, account.id, 1), "") << "it would lead nowhere";
  auto waiting = store::FindRegistrationByEmail(office.house.database, 1, "otto@probe.example").value();
  EXPECT_TRUE(ResendRegistration(office.house, *chief.staff, waiting.id));
  EXPECT_EQ(Sync().mails, 2);
  EXPECT_THAT(Subjects(), SizeIs(2));
  EXPECT_TRUE(DeleteRegistration(office.house, *chief.staff, waiting.id));
  EXPECT_EQ(Sync().published, 1);
  ExpectAlike();
  EXPECT_FALSE(store::FindRegistrationByEmail(web.house.database, website.id, "otto@probe.example"));
}

TEST_F(SyncTest, KeepsTheNewerRegistrationThatTheOfficeHasNotSeen) {
  web.Register(website, "otto@probe.example");
  Sync();
  auto seen = store::FindRegistrationByEmail(office.house.database, 1, "otto@probe.example").value();
  ASSERT_TRUE(DeleteRegistration(office.house, *office.Administrator().staff, seen.id));
  web.Wait(3600);
  web.Register(website, "otto@probe.example");
  Sync();
  ExpectAlike();
  EXPECT_TRUE(store::FindRegistrationByEmail(office.house.database, 1, "otto@probe.example"));
}

TEST_F(SyncTest, PutsAnAccountOfAMergedContactToTheOneItIsNow) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  model::Contact known;
  known.name = "Probe AG";
  const auto into = SaveContact(office.house, office.Administrator(), known).id;
  const auto merged = office.Account("erika@probe.example").contact_id;
  ASSERT_EQ(MergeContacts(office.house, office.Administrator(), merged, into), MergeOutcome::kDone);
  model::Contact there = store::FindContact(web.house.database, web.Account("erika@probe.example").contact_id).value();
  GrantForm form{there.id, website.id, "otto@probe.example", "", Status::kInProcessing, false};
  ASSERT_THAT(GrantAccess(web.house, web.Administrator(), form).errors, IsEmpty());
  Sync();
  EXPECT_EQ(office.Account("erika@probe.example").contact_id, into) << "the merge is the office's own";
  EXPECT_EQ(office.Account("otto@probe.example").contact_id, into);
  EXPECT_EQ(Sync().published, 0);
}

TEST_F(SyncTest, FollowsTheWebHostsWebsites) {
  Sync();
  website.name = "Neuer Name";
  website.policy = model::Policy::kAutomatic;
  website = *FindWebsite(web.house, SaveWebsite(web.house, {}, website, {}).id);
  web.AddWebsite("zwei.muster.example");
  Sync();
  ASSERT_THAT(store::ListWebsites(office.house.database), SizeIs(2));
  EXPECT_EQ(store::FindWebsite(office.house.database, 1)->name, "Neuer Name");
  EXPECT_EQ(store::FindWebsite(office.house.database, 1)->policy, model::Policy::kAutomatic);
  const auto lines = FindHead(office.house).id;
  Sync();
  EXPECT_EQ(FindHead(office.house).id, lines) << "what did not change is not saved";
}

TEST_F(SyncTest, TellsTheOfficeWhatWasDeletedOnTheWebHostAndDeletesNothing) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  const auto access = At(office, "erika@probe.example");
  const std::string uid = store::FindSyncRow(office.house.database, model::SyncKind::kAccess, access.id)->uid;
  store::Transaction transaction(office.house.database);
  AdoptItem(office.house, {{"kind", "access"}, {"uid", uid}, {"gone", true}}, Adopt::kUnlessChanged);
  AdoptItem(office.house, {{"kind", "access"}, {"uid", uid}, {"gone", true}}, Adopt::kUnlessChanged);
  transaction.Commit();
  ASSERT_THAT(ListConflicts(office.house), SizeIs(1));
  EXPECT_EQ(ListConflicts(office.house)[0].held, "");
  EXPECT_EQ(At(office, "erika@probe.example").id, access.id);
}

TEST_F(SyncTest, FetchesEverythingAnewFromARestoredWebHost) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  RenewSync(web.house);
  EXPECT_EQ(Sync().fetched, 3);
  ExpectAlike();
  EXPECT_EQ(Sync().fetched, 0);
}

TEST_F(SyncTest, ListsTheDecisionsThatARestoredWebHostHasForgotten) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  ASSERT_EQ(DecideAt(office, "erika@probe.example", Status::kApproved), DecideOutcome::kDone);
  Sync();
  auto access = At(office, "erika@probe.example");
  auto row = store::FindSyncRow(office.house.database, model::SyncKind::kAccess, access.id).value();
  SyncJson before = SyncJson::parse(row.base);
  before["version"] = 1;
  before["status"] = "in_processing";
  store::Transaction transaction(office.house.database);
  AdoptItem(office.house, before, Adopt::kUnlessChanged);
  transaction.Commit();
  EXPECT_EQ(At(office, "erika@probe.example").status, Status::kInProcessing);
  ASSERT_THAT(ListConflicts(office.house), SizeIs(1));
  EXPECT_THAT(ListConflicts(office.house)[0].wished, HasSubstr("approved"));
}

TEST_F(SyncTest, PreviewsWithoutChangingAnything) {
  web.AddApplicant(website, "erika@probe.example");
  Sync();
  (void)DecideAt(office, "erika@probe.example", Status::kApproved);
  web.AddApplicant(website, "otto@probe.example");
  const auto before = support::Known(web.house), here = support::Known(office.house);
  SyncServer server(web.house);
  std::string answers;
  const SyncPipe pipe{[&] { return std::exchange(answers, ""); },
                      [&](std::string_view bytes) { answers += server.Take(bytes); }};
  const auto preview = PreviewSync(office.house, pipe);
  EXPECT_TRUE(server.HasEnded());
  EXPECT_EQ(preview.waiting, 4);
  ASSERT_THAT(preview.wishes, SizeIs(1));
  EXPECT_EQ(preview.wishes[0].at("act"), "decide");
  EXPECT_EQ(support::Known(web.house), before);
  EXPECT_EQ(support::Known(office.house), here);
}

TEST_F(SyncTest, SaysWhatWaits) {
  web.AddApplicant(website, "erika@probe.example");
  EXPECT_GE(FindSyncState(web.house)->waiting, 3);
  Sync();
  EXPECT_EQ(FindSyncState(web.house)->waiting, 0);
  EXPECT_EQ(FindSyncState(office.house)->waiting, 0);
  (void)DecideAt(office, "erika@probe.example", Status::kApproved);
  EXPECT_EQ(FindSyncState(office.house)->waiting, 2) << "the decision and its mail";
  EXPECT_TRUE(FindSyncState(office.house)->peer.last_at);
}

TEST_F(SyncTest, RefusesAnybodyElse) {
  Scenario stranger;
  stranger.house.keys = crypto::Keys::FromSeed(9);
  ASSERT_EQ(Pair(stranger.house, model::SyncRole::kOffice, SyncKey(web.house)), PairOutcome::kDone);
  Wire wire;
  EXPECT_FALSE(support::TrySync(stranger.house, web.house, wire));
  EXPECT_EQ(wire.down, 0u) << "not a byte is told";
  // And a web host that is another one.
  Scenario other;
  other.house.keys = crypto::Keys::FromSeed(8);
  ASSERT_EQ(Pair(other.house, model::SyncRole::kWeb, SyncKey(office.house)), PairOutcome::kDone);
  EXPECT_FALSE(support::TrySync(office.house, other.house, wire));
}

TEST_F(SyncTest, RefusesARecordedRun) {
  web.AddApplicant(website, "erika@probe.example");
  std::string said;
  {
    SyncServer server(web.house);
    std::string answers;
    const SyncPipe pipe{[&] { return std::exchange(answers, ""); },
                        [&](std::string_view bytes) {
                          said += bytes;
                          answers += server.Take(bytes);
                        }};
    (void)RunSync(office.house, pipe, [](auto, auto) {});
  }
  SyncServer server(web.house);
  EXPECT_THROW((void)server.Take(said), base::Fault);
  EXPECT_FALSE(server.HasEnded());
}

TEST_F(SyncTest, RefusesActsThatItDoesNotKnow) {
  const std::string id(43, 'A');
  EXPECT_THROW((void)ApplyAct(web.house, {{"id", id}, {"act", "burn"}, {"uid", ""}}), base::Fault);
  EXPECT_THROW((void)ApplyAct(web.house, {{"id", id}, {"act", "purge"}, {"uid", ""}, {"version", 1}, {"by", "x"},
                                          {"more", 1}}),
               base::Fault);
  EXPECT_THROW((void)ApplyAct(web.house, {{"act", "purge"}}), base::Fault);
  EXPECT_EQ(ApplyAct(web.house, {{"id", id}, {"act", "purge"}, {"uid", ""}, {"version", 1}, {"by", "x"}}).at("outcome"),
            "same");
}

TEST(Pair, RefusesWhatIsNoKeyItsOwnAndASecondOne) {
  Scenario one;
  EXPECT_EQ(Pair(one.house, model::SyncRole::kWeb, "no key"), PairOutcome::kNoKey);
  EXPECT_EQ(Pair(one.house, model::SyncRole::kWeb, SyncKey(one.house)), PairOutcome::kOwnKey);
  Scenario two;
  two.house.keys = crypto::Keys::FromSeed(2);
  EXPECT_EQ(Pair(one.house, model::SyncRole::kWeb, SyncKey(two.house)), PairOutcome::kDone);
  EXPECT_EQ(Pair(one.house, model::SyncRole::kOffice, SyncKey(two.house)), PairOutcome::kPairedAlready);
  EXPECT_FALSE(IsSplitOffice(one.house));
  EXPECT_TRUE(Unpair(one.house));
  EXPECT_FALSE(Unpair(one.house));
  EXPECT_EQ(Pair(one.house, model::SyncRole::kOffice, SyncKey(two.house)), PairOutcome::kDone);
  EXPECT_TRUE(IsSplitOffice(one.house));
}

TEST(Pair, TakesAlongWhoWasThereBefore) {
  Scenario web, office;
  office.house.keys = crypto::Keys::FromSeed(2);
  auto website = web.AddWebsite();
  web.AddApproved(website, "erika@probe.example");
  support::PairHouses(office.house, web.house);
  Wire wire;
  EXPECT_EQ(support::SyncOver(office.house, web.house, wire).fetched, 3);
  EXPECT_EQ(support::Known(office.house), support::Known(web.house));
}

}  // namespace
}  // namespace rules
