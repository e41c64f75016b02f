#include "rules/sign_in.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "base/fault.h"
#include "crypto/password.h"
#include "rules/customer.h"
#include "rules/website.h"
#include "store/account.h"
#include "store/session.h"
#include "support/scenario.h"

namespace rules {
namespace {

using support::kNetwork;
using support::kPassword;
using support::Scenario;

class SignInTest : public ::testing::Test {
 protected:
  SignInResult Try(const std::string& email, const std::string& password, const std::string& network = kNetwork,
                   const std::string& device = "") {
    auto result = SignIn(scenario.house, website, email, password, {"www.muster.example", network, device});
    EXPECT_EQ(scenario.house.database.BusyStatements(), 0);
    EXPECT_EQ(scenario.house.Throttle().BusyStatements(), 0);
    return result;
  }
  bool Works(const std::string& password, const std::string& network = kNetwork, const std::string& device = "") {
    return Try("erika@probe.example", password, network, device).outcome == SignInOutcome::kSignedIn;
  }
  // An account that the office made: without password, unproven.
  model::Account AddInvited(const std::string& email) {
    model::Contact contact;
    contact.name = "Eingeladen";
    GrantForm grant;
    grant.contact_id = SaveContact(scenario.house, {}, contact).id;
    grant.website_id = website.id;
    grant.email = email;
    EXPECT_TRUE(GrantAccess(scenario.house, {}, grant).errors.empty());
    return scenario.Account(email);
  }
  Scenario scenario;
  model::Website website = scenario.AddWebsite();
};

TEST_F(SignInTest, OpensASessionWithTheAccessToThisWebsite) {
  auto access = scenario.AddApproved(website, "erika@probe.example");
  auto result = Try("erika@probe.example", kPassword);
  ASSERT_EQ(result.outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(result.session.token.size(), 43u);
  ASSERT_TRUE(result.access.has_value());
  EXPECT_EQ(result.access->id, access.id);
  EXPECT_EQ(scenario.Who(result.session.token).account.email, "erika@probe.example");
  EXPECT_EQ(scenario.Account("erika@probe.example").last_sign_in_at, scenario.Now());
}

TEST_F(SignInTest, TakesTheAddressInAnySpellingAndWithBlanksAround) {
  scenario.AddApproved(website, "erika@probe.example");
  EXPECT_EQ(Try("ERIKA@Probe.Example", kPassword).outcome, SignInOutcome::kSignedIn);
  EXPECT_EQ(Try(" erika@probe.example ", kPassword).outcome, SignInOutcome::kSignedIn);
}

TEST_F(SignInTest, TellsAboutTheAccessOnlyAfterTheRightPassword) {
  scenario.AddApplicant(website, "erika@probe.example");
  auto wrong = Try("erika@probe.example", "falsch geraten");
  EXPECT_EQ(wrong.outcome, SignInOutcome::kMismatch);
  EXPECT_FALSE(wrong.access.has_value());
  EXPECT_EQ(wrong.session.token + wrong.device, "");
  auto right = Try("erika@probe.example", kPassword);
  EXPECT_EQ(right.access->status, model::Status::kInProcessing);
}

TEST_F(SignInTest, AnswersTheSameToEverybodyWhoMayNot) {
  scenario.AddApproved(website, "erika@probe.example");
  AddInvited("invited@probe.example");
  scenario.AddApproved(website, "moved@probe.example");
  auto moved = scenario.Account("moved@probe.example");
  EXPECT_TRUE(
      CorrectEmail(scenario.house, {}, moved.id, moved.version, "unproven@probe.example", website.id).errors.empty());
  for (const auto& [email, password] :
       {std::pair<std::string, std::string>{"erika@probe.example", "falsch geraten"},
        {"erika@probe.example", ""},
        {"erika@probe.example", std::string("\0", 1)},
        {"unknown@probe.example", kPassword},
        {"invited@probe.example", kPassword},
        {"invited@probe.example", ""},
        {"unproven@probe.example", kPassword},
        {"moved@probe.example", kPassword},
        {"not an address", kPassword},
        {"", ""}}) {
    auto result = Try(email, password, "192.0.2." + std::to_string(email.size()));
    EXPECT_EQ(result.outcome, SignInOutcome::kMismatch) << email;
    EXPECT_EQ(result.session.token + result.device, "") << email;
    EXPECT_FALSE(result.access.has_value()) << email;
  }
}

TEST_F(SignInTest, CostsEveryoneOneHash) {
  scenario.AddApproved(website, "erika@probe.example");
  AddInvited("invited@probe.example");
  scenario.AddApproved(website, "moved@probe.example");
  auto moved = scenario.Account("moved@probe.example");
  EXPECT_TRUE(
      CorrectEmail(scenario.house, {}, moved.id, moved.version, "unproven@probe.example", website.id).errors.empty());
  // Dear enough to stand out from everything else that happens.
  scenario.house.config.argon2_memory_kib = 16384;
  scenario.house.config.argon2_passes = 3;
  for (const char* email : {"erika@probe.example", "unproven@probe.example"}) {
    auto account = scenario.Account(email);
    store::UpdateAccountPassword(
        scenario.house.database, account.id,
        crypto::HashPassword(scenario.house.keys, scenario.house.Cost(), email, kPassword), scenario.Now());
  }
  auto cost = [&](const std::string& email, const std::string& password) {
    scenario.Wait(base::kHour);
    std::clock_t before = std::clock();
    (void)Try(email, password);
    return static_cast<double>(std::clock() - before);
  };
  for (const auto& [email, password] :
       {std::pair<std::string, std::string>{"erika@probe.example", kPassword},
        {"unknown@probe.example", "falsch geraten"},
        {"invited@probe.example", "falsch geraten"},
        {"unproven@probe.example", kPassword},
        {"not an address", "falsch geraten"}}) {
    // In turn, the least of each: what else this machine does costs both alike.
    double one = 1e9, other = 1e9;
    for (int i = 0; i < 6; ++i) {
      one = std::min(one, cost("erika@probe.example", "falsch geraten"));
      other = std::min(other, cost(email, password));
    }
    double ratio = other / one;
    EXPECT_GT(ratio, 0.6) << email;
    EXPECT_LT(ratio, 1.6) << email;
  }
}

TEST_F(SignInTest, HashesNothingForAThrottledOrOverlongAttempt) {
  scenario.AddApproved(website, "erika@probe.example");
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(Works("falsch geraten"));
  scenario.house.config.state_directory = "/nowhere";
  EXPECT_FALSE(Works(kPassword)) << "no slot was asked for";
  EXPECT_FALSE(Works(std::string(1025, 'x'), "198.51.100.1"));
  EXPECT_THROW((void)Works(kPassword, "198.51.100.1"), base::Fault);
}

TEST_F(SignInTest, LetsFiveGuessesPassAndThenOneInThirtySeconds) {
  scenario.AddApproved(website, "erika@probe.example");
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(Works("falsch geraten"));
  EXPECT_FALSE(Works(kPassword)) << "the sixth at once waits";
  scenario.Wait(29);
  EXPECT_FALSE(Works(kPassword));
  scenario.Wait(1);
  EXPECT_TRUE(Works(kPassword));
}

TEST_F(SignInTest, CountsAllSpellingsOfAnAddressTogether) {
  scenario.AddApproved(website, "erika@probe.example");
  for (const char* email : {"erika@probe.example", "Erika@probe.example", "ERIKA@PROBE.EXAMPLE", "erika@Probe.example",
                            " erika@probe.example"}) {
    EXPECT_EQ(Try(email, "falsch geraten").outcome, SignInOutcome::kMismatch);
  }
  EXPECT_FALSE(Works(kPassword));
}

TEST_F(SignInTest, GivesBackWhatARightPasswordTook) {
  scenario.AddApproved(website, "erika@probe.example");
  scenario.house.config.sign_ins_per_network = 6;
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(Works(kPassword)) << i;
}

TEST_F(SignInTest, GivesABrowserThatSignedInBeforeItsOwnTries) {
  scenario.AddApproved(website, "erika@probe.example");
  auto device = Try("erika@probe.example", kPassword).device;
  for (int i = 0; i < 6; ++i) EXPECT_FALSE(Works("falsch geraten"));
  EXPECT_FALSE(Works(kPassword));
  EXPECT_TRUE(Works(kPassword, kNetwork, device)) << "strangers cannot lock the customer out";
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(Works("falsch geraten", kNetwork, device));
  EXPECT_FALSE(Works(kPassword, kNetwork, device)) << "the device is throttled, too";
}

TEST_F(SignInTest, BelievesNoForgedOrForeignDevice) {
  scenario.AddApproved(website, "erika@probe.example");
  scenario.AddApproved(website, "other@probe.example");
  auto device = Try("other@probe.example", kPassword).device;
  auto own = std::to_string(scenario.Account("erika@probe.example").id) + device.substr(device.find('.'));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(Works("falsch geraten"));
  for (const std::string& forged : {device, own, std::string("."), std::string("1.2.3"), std::string("1.x.")}) {
    EXPECT_FALSE(Works(kPassword, kNetwork, forged)) << forged;
  }
}

TEST_F(SignInTest, ThrottlesOneAddressFromAllNetworksLate) {
  scenario.AddApproved(website, "erika@probe.example");
  for (int i = 0; i < 99; ++i) EXPECT_FALSE(Works("falsch geraten", "net" + std::to_string(i)));
  EXPECT_TRUE(Works(kPassword, "home"));
  EXPECT_FALSE(Works("falsch geraten", "net99"));
  EXPECT_FALSE(Works(kPassword, "home")) << "a hundred were wrong";
  scenario.Wait(36);
  EXPECT_TRUE(Works(kPassword, "home"));
}

TEST_F(SignInTest, ThrottlesOneNetworkThatTriesManyAddresses) {
  scenario.AddApproved(website, "erika@probe.example");
  scenario.house.config.sign_ins_per_network = 7;
  for (int i = 0; i < 7; ++i) (void)Try("e" + std::to_string(i) + "@probe.example", "falsch geraten");
  EXPECT_FALSE(Works(kPassword));
  EXPECT_TRUE(Works(kPassword, "198.51.100.1"));
}

TEST_F(SignInTest, SlowsGuessingFromManyNetworksAndKeepsTheDoorOpenForCustomers) {
  scenario.AddApproved(website, "erika@probe.example");
  auto device = Try("erika@probe.example", kPassword).device;
  auto hashed = [&](const std::string& email, const std::string& network) {
    // An attempt that is let through asks for a slot, and there is none.
    auto kept = scenario.house.config.state_directory;
    (void)scenario.house.Throttle();
    scenario.house.config.state_directory = "/nowhere";
    bool asked = false;
    try {
      (void)Try(email, "falsch geraten", network);
    } catch (const base::Fault&) {
      asked = true;
    }
    scenario.house.config.state_directory = kept;
    return asked;
  };
  int allowed = 0;
  for (int network = 0; network < 200; ++network) {
    for (int i = 0; i < 10; ++i) {
      allowed += hashed("e" + std::to_string(network) + "-" + std::to_string(i) + "@probe.example",
                        "198.51." + std::to_string(network) + ".1") ? 1 : 0;
    }
  }
  EXPECT_EQ(allowed, 300 + 170 * 3) << "2000 guesses from 200 networks";
  EXPECT_TRUE(Works(kPassword, "203.0.113.9", device)) << "the device of a customer";
  EXPECT_TRUE(Works(kPassword, "203.0.113.9")) << "and a new one from a network that was quiet";
}

TEST_F(SignInTest, HashesAnewAtTodaysCost) {
  scenario.AddApproved(website, "erika@probe.example");
  auto before = scenario.Account("erika@probe.example");
  scenario.house.config.argon2_passes = 2;
  ASSERT_TRUE(Works(kPassword));
  auto after = scenario.Account("erika@probe.example");
  EXPECT_NE(after.password, before.password);
  EXPECT_EQ(after.password_changed_at, before.password_changed_at) << "the password is the same";
  EXPECT_EQ(crypto::VerifyPassword(scenario.house.keys, {8, 2}, after.email_key, after.password, kPassword),
            crypto::Verdict::kMatch);
  ASSERT_TRUE(Works(kPassword));
  EXPECT_EQ(scenario.Account("erika@probe.example").password, after.password) << "once is enough";
}

TEST_F(SignInTest, TakesAnImportedPasswordAndReplacesItsHash) {
  scenario.AddApproved(website, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  const std::string wrapped = crypto::WrapForeignHash(scenario.house.keys, scenario.house.Cost(), "erika@probe.example",
                                                      "$2y$05$g2w5mmv0V4jzHOUNXy8VR.5dXy5Y4tRHNkV9PV/BUOMlnyazKM/My");
  store::Transaction transaction(scenario.house.database);
  store::UpdateAccountPassword(scenario.house.database, account.id, wrapped, scenario.Now());
  transaction.Commit();
  EXPECT_FALSE(Works("leise Birken im Nebel 8"));
  EXPECT_EQ(scenario.Account("erika@probe.example").password, wrapped);
  EXPECT_TRUE(Works("leise Birken im Nebel 7"));
  const std::string replaced = scenario.Account("erika@probe.example").password;
  EXPECT_NE(replaced, wrapped);
  EXPECT_EQ(crypto::VerifyPassword(scenario.house.keys, scenario.house.Cost(), "erika@probe.example", replaced,
                                   "leise Birken im Nebel 7"),
            crypto::Verdict::kMatch);
  EXPECT_TRUE(Works("leise Birken im Nebel 7"));
}

TEST_F(SignInTest, TakesAsLongForAnUnknownAddressAsForSomebodyWithAnImportedPassword) {
  scenario.AddApproved(website, "erika@probe.example");
  auto account = scenario.Account("erika@probe.example");
  // A bcrypt cost of 10 takes about as long as 40 of the tests' cheap Argon2id.
  store::Transaction transaction(scenario.house.database);
  store::UpdateAccountPassword(
      scenario.house.database, account.id,
      crypto::WrapForeignHash(scenario.house.keys, scenario.house.Cost(), "erika@probe.example",
                              "$2y$10$g2w5mmv0V4jzHOUNXy8VR.5dXy5Y4tRHNkV9PV/BUOMlnyazKM/My"),
      scenario.Now());
  transaction.Commit();
  auto seconds = [&](const std::string& email) {
    timespec begin{}, end{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    EXPECT_EQ(Try(email, "another").outcome, SignInOutcome::kMismatch);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    return static_cast<double>(end.tv_sec - begin.tv_sec) + static_cast<double>(end.tv_nsec - begin.tv_nsec) * 1e-9;
  };
  const double known = seconds("erika@probe.example"), unknown = seconds("nobody@probe.example");
  EXPECT_GT(unknown, known / 2);
  EXPECT_LT(unknown, known * 2);
  // Nobody signs in to another's account by it.
  EXPECT_EQ(Try("nobody@probe.example", "leise Birken im Nebel 7").outcome, SignInOutcome::kMismatch);
}

TEST_F(SignInTest, GivesEverySessionAnotherToken) {
  scenario.AddApproved(website, "erika@probe.example");
  auto first = Try("erika@probe.example", kPassword).session.token, second = Try("erika@probe.example", kPassword).session.token;
  EXPECT_NE(first, second);
  EXPECT_TRUE(FindSignedIn(scenario.house, "www.muster.example", first).has_value());
  EXPECT_TRUE(FindSignedIn(scenario.house, "www.muster.example", second).has_value());
}

TEST_F(SignInTest, KeepsNoTokenThatOpensAnything) {
  scenario.AddApproved(website, "erika@probe.example");
  auto token = Try("erika@probe.example", kPassword).session.token;
  auto stored = scenario.Who(token).session;
  EXPECT_NE(stored, token);
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", stored).has_value());
}

TEST_F(SignInTest, EndsASessionAfterAnHourWithoutARequest) {
  scenario.AddApproved(website, "erika@probe.example");
  auto token = Try("erika@probe.example", kPassword).session.token;
  scenario.Wait(model::kSessionIdle - 1);
  EXPECT_TRUE(FindSignedIn(scenario.house, "www.muster.example", token).has_value());
  scenario.Wait(model::kSessionIdle - 1);
  EXPECT_TRUE(FindSignedIn(scenario.house, "www.muster.example", token).has_value()) << "the request before was seen";
  scenario.Wait(model::kSessionIdle);
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", token).has_value());
}

TEST_F(SignInTest, EndsASessionAfterADayHoweverBusy) {
  scenario.AddApproved(website, "erika@probe.example");
  auto token = Try("erika@probe.example", kPassword).session.token;
  for (std::int64_t waited = 0; waited < model::kSessionLife - 1800; waited += 1800) {
    ASSERT_TRUE(FindSignedIn(scenario.house, "www.muster.example", token).has_value()) << waited;
    scenario.Wait(1800);
  }
  scenario.Wait(1799);
  EXPECT_TRUE(FindSignedIn(scenario.house, "www.muster.example", token).has_value());
  scenario.Wait(1);
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", token).has_value());
}

TEST_F(SignInTest, NotesThatASessionWasSeenEveryFiveMinutesOnly) {
  scenario.AddApproved(website, "erika@probe.example");
  auto token = Try("erika@probe.example", kPassword).session.token;
  auto digest = scenario.Who(token).session;
  auto seen = [&] { return store::FindSession(scenario.house.database, digest, "www.muster.example", scenario.Now())->session.seen_at; };
  auto start = scenario.Now();
  scenario.Wait(model::kSeenEvery - 1);
  (void)scenario.Who(token);
  EXPECT_EQ(seen(), start);
  scenario.Wait(1);
  (void)scenario.Who(token);
  EXPECT_EQ(seen(), start + model::kSeenEvery);
}

TEST_F(SignInTest, EndsTheSessionByTheButton) {
  scenario.AddApproved(website, "erika@probe.example");
  auto token = Try("erika@probe.example", kPassword).session.token, other = Try("erika@probe.example", kPassword).session.token;
  SignOut(scenario.house, token);
  EXPECT_FALSE(FindSignedIn(scenario.house, "www.muster.example", token).has_value());
  EXPECT_TRUE(FindSignedIn(scenario.house, "www.muster.example", other).has_value());
  SignOut(scenario.house, "");
  SignOut(scenario.house, "never was one");
}

TEST_F(SignInTest, FindsThePlaceWithTheLongestMount) {
  auto inner = website;
  inner.id = 0;
  inner.address = "https://www.muster.example/partner";
  auto id = SaveWebsite(scenario.house, {}, inner, {}).id;
  EXPECT_EQ(FindPlace(scenario.house, "www.muster.example", "/partner/account/login")->website.id, id);
  EXPECT_EQ(FindPlace(scenario.house, "www.muster.example", "/partner")->mount, "/partner");
  EXPECT_EQ(FindPlace(scenario.house, "www.muster.example", "/partnership/")->website.id, website.id);
  EXPECT_EQ(FindPlace(scenario.house, "www.muster.example", "/Partner/")->website.id, website.id);
  EXPECT_FALSE(FindPlace(scenario.house, "evil.example", "/").has_value());
}

}  // namespace
}  // namespace rules
