#include "rules/sync_frame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.h"
#include "crypto/sign.h"

namespace rules {
namespace {

using ::testing::HasSubstr;

std::string Complaint(const std::string& bytes) {
  SyncFrameReader reader;
  reader.Add(bytes);
  try {
    (void)reader.Next();
  } catch (const base::Fault& fault) {
    return fault.what();
  }
  return "";
}

const std::string kSignature(crypto::kSignatureLength, 'A');

TEST(SyncFrame, IsReadFromPiecesOfAnySize) {
  const std::string text = FrameText({kSignature, "one\ntwo"}) + FrameText({kSignature, ""});
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    SyncFrameReader reader;
    std::vector<std::string> payloads;
    for (std::size_t at = 0; at < text.size(); at += piece) {
      reader.Add(text.substr(at, piece));
      while (auto frame = reader.Next()) payloads.push_back(frame->payload);
    }
    EXPECT_THAT(payloads, ::testing::ElementsAre("one\ntwo", "")) << piece;
    EXPECT_EQ(reader.Left(), 0u);
  }
}

TEST(SyncFrame, ShowsWhatCameInstead) {
  EXPECT_THAT(Complaint("Welcome to web.example\nLast login"), HasSubstr("\"Welcome to web.example\""));
  EXPECT_THAT(Complaint("\x1b[2Jx"), HasSubstr("\"?[2Jx\""));
  EXPECT_THAT(Complaint("W"), HasSubstr("not from `pforte sync`"));
  EXPECT_EQ(Complaint("pforte-"), "");
}

TEST(SyncFrame, RefusesLengthsThatAreNone) {
  for (const std::string length : {"", "-1", "01", "+1", "1x", "99999999999999999999", "1 1"}) {
    EXPECT_NE(Complaint("pforte-sync " + length + " " + kSignature + "\nx\n"), "") << length;
  }
  EXPECT_THAT(Complaint("pforte-sync 1048577 " + kSignature + "\n"), HasSubstr("too long"));
  EXPECT_NE(Complaint("pforte-sync 1 " + kSignature + "\nxx"), "") << "no line break behind the payload";
  EXPECT_NE(Complaint("pforte-sync 1 " + kSignature + "A\nx\n"), "") << "no signature is so long";
  EXPECT_NE(Complaint("pforte-sync " + std::string(200, '1')), "") << "a line without end";
}

class SyncLinkTest : public ::testing::Test {
 protected:
  SyncLinkTest() {
    office.Join("run");
    web.Join("run");
  }
  static SyncFrame Frame(const std::string& text) {
    SyncFrameReader reader;
    reader.Add(text);
    return reader.Next().value();
  }

  crypto::Keys office_keys = crypto::Keys::FromSeed(1), web_keys = crypto::Keys::FromSeed(2);
  SyncLink office{office_keys, model::SyncRole::kOffice, crypto::PublicKey(web_keys)};
  SyncLink web{web_keys, model::SyncRole::kWeb, crypto::PublicKey(office_keys)};
};

TEST_F(SyncLinkTest, HearsWhatTheOtherSaidInItsOrder) {
  const auto one = Frame(office.Say({{"n", 1}})), two = Frame(office.Say({{"n", 2}}));
  EXPECT_EQ(web.Hear(one).at("n"), 1);
  EXPECT_EQ(web.Hear(two).at("n"), 2);
  EXPECT_EQ(office.Hear(Frame(web.Say({{"n", 3}}))).at("n"), 3);
}

TEST_F(SyncLinkTest, RefusesWhatIsRepeatedMovedOrLeftOut) {
  const auto one = Frame(office.Say({{"n", 1}})), two = Frame(office.Say({{"n", 2}}));
  EXPECT_THROW((void)web.Hear(two), base::Fault);
  (void)web.Hear(one);
  EXPECT_THROW((void)web.Hear(one), base::Fault);
}

TEST_F(SyncLinkTest, RefusesWhatIsOfAnotherRunOrWasSaidByItself) {
  SyncLink earlier{office_keys, model::SyncRole::kOffice, crypto::PublicKey(web_keys)};
  earlier.Join("another run");
  EXPECT_THROW((void)web.Hear(Frame(earlier.Say({{"n", 1}}))), base::Fault);
  EXPECT_THROW((void)web.Hear(Frame(web.Say({{"n", 1}}))), base::Fault);
  // The same keys on both sides would not do either.
  SyncLink mirror{office_keys, model::SyncRole::kOffice, crypto::PublicKey(office_keys)};
  mirror.Join("run");
  EXPECT_THROW((void)mirror.Hear(Frame(office.Say({{"n", 1}}))), base::Fault);
}

TEST_F(SyncLinkTest, RefusesAnotherKeyAndEveryAlteredByte) {
  const crypto::Keys strange = crypto::Keys::FromSeed(3);
  SyncLink stranger{strange, model::SyncRole::kOffice, crypto::PublicKey(web_keys)};
  stranger.Join("run");
  EXPECT_THROW((void)web.Hear(Frame(stranger.Say({{"n", 1}}))), base::Fault);
  const SyncFrame good = Frame(office.Say({{"name", "Erika"}}));
  for (std::size_t i = 0; i < good.payload.size(); ++i) {
    SyncFrame bad = good;
    bad.payload[i] ^= 1;
    EXPECT_THROW((void)web.Hear(bad), base::Fault) << i;
  }
  EXPECT_EQ(web.Hear(good).at("name"), "Erika");
}

TEST(SyncReaderTest, RefusesWhatIsMissingOfAnotherTypeOrUnknown) {
  const SyncJson object = {{"text", "a"}, {"number", 1}, {"time", nullptr}};
  SyncReader reader(object);
  EXPECT_EQ(reader.Text("text"), "a");
  EXPECT_THROW(reader.End(), base::Fault) << "fields were left";
  EXPECT_THROW((void)reader.Text("number"), base::Fault);
  EXPECT_THROW((void)reader.Number("other"), base::Fault);
  EXPECT_THROW((void)reader.Word<model::SyncKind>("text"), base::Fault);
  SyncReader again(object);
  EXPECT_EQ(again.Text("text"), "a");
  EXPECT_EQ(again.Number("number"), 1);
  EXPECT_EQ(again.Time("time"), std::nullopt);
  EXPECT_NO_THROW(again.End());
  EXPECT_THROW(SyncReader(SyncJson::array()), base::Fault);
}

}  // namespace
}  // namespace rules
