#include "crypto/foreign.h"

#include <gtest/gtest.h>

#include <string>

#include "base/fault.h"
#include "crypto/digest.h"
#include "crypto/password.h"

namespace crypto {
namespace {

constexpr Cost kCheap{64, 1};
constexpr char kOwner[] = "anna@firma.example";

// Written by the real programs: apache2-utils 2.4.62, openssl 3.0, PHP 8.2, Perl's crypt (libxcrypt 4.4), and
// WordPress' class-phpass.php run by PHP.
struct Vector {
  const char* password;
  const char* hash;
};
constexpr char kSentence[] = "leise Birken im Nebel 7", kUmlauts[] = "Grüße aus Köln";
constexpr Vector kVectors[] = {
    // htpasswd -m, -B, -s, -5
    {kSentence, "$apr1$QcAsq4lQ$fzygZK3Pt/oycXP3DtW4Y."},
    {kUmlauts, "$apr1$R2pZmSmn$WiZGBaddTLWOWMfUAGmGP0"},
    {"x", "$apr1$Q6jEVLto$BsiPUbcnckZB8BknId2vf1"},
    {kSentence, "$2y$05$g2w5mmv0V4jzHOUNXy8VR.5dXy5Y4tRHNkV9PV/BUOMlnyazKM/My"},
    {kUmlauts, "$2y$05$znPraygsnpyYecXhvQpUEuhd.1WKmwADVz7aCNOUDtwhBLGZbSJOm"},
    {"x", "$2y$05$tGcOaVHFvQZ8oPI7daTk0evjM3XZXjs0uUY377kO15EWKE6uL467a"},
    {kSentence, "{SHA}g6DmZ6CqzpRSWDZsyZDmm3q22H4="},
    {kUmlauts, "{SHA}XKhaC1H69mTQwp6s/eoHZJgeeB8="},
    {"x", "{SHA}EfatjsUqKYSrqv18O1FlA3hcIHI="},
    {"x", "$6$eqaLHEoVS4.zCupS$dK03JUiOGwm1YTnE8LPzeamdlVknyu172dYS7OWKH9LtKWQLDvNyuwhOD/"
          "e2V2llrQ6VssYmygkokCDTxABQB/"},
    // openssl passwd -apr1, -1, -5, -6
    {kSentence, "$apr1$abcd$TSVFkby1XRuUEfCCMkXC//"},
    {kUmlauts, "$apr1$abcd$AaaP4rfh4jiS4cdbCdUyB/"},
    {kSentence, "$1$MxPocyeL$bIHuJCJ1U4j39dA4HzGQT/"},
    {kUmlauts, "$1$c00Zgbb3$OTfoKiCE7o40jcDcxIhmg0"},
    {kSentence, "$5$IagBEk1QZ/P1trvu$XqZbOxm21B3d./Ryri2JbKnBCkKJ/4V0TdHx7Vq3Bo4"},
    {kUmlauts, "$5$fnNYMNHtQEIRlE9m$c7OLrEZ6GuCusxyfZ6Kt0GNYMviG431kxDWVwc2x8A9"},
    {kSentence, "$6$gH2Ia9dZkAEURv55$t7YRqQgYKm2ThGM5YyHtWpyzCcoO5MjkTZ6/TwrdaHw2T.OQ.h.SXCUq4aX07y9RXKB/"
                "UTAstI4L2ln3fSi3W1"},
    {kUmlauts, "$6$yyTvY51ZgXw6FQiT$QKiF5ipZ/f/7ynu/1LREDfpPS91saKItfL6DURbQKfQGX4OBQCgEAPJxgSQ7i9OdNt7YoTp0SzCPbf"
               "xDbo8ip."},
    // PHP's password_hash and crypt
    {kSentence, "$2y$06$jmaM1mNSWYQVNsJgF/GIH.KZFUJAnU5gdKi9Lg02OqHSk6A3Pv7n."},
    {kUmlauts, "$2y$06$KKhQIfYys32k0aCHnMXcn.pltp/lWyP1Sl6s2EYB4fIL7q53Hm7ou"},
    {kSentence, "$6$rounds=1500$salzsalz$IpcWM.G5bcf8eRRmg/BbgUsj1ega9F6EzmdaEhV3GLNg20UOSzJGqQLzA8rEigsrf/"
                "COyioSvr6ml8B4qVyX3/"},
    {kUmlauts, "$5$rounds=1000$NaCl$957Ljp5T5qfW6Y5PD7TQdJtf6ZwGyrCXZMybX0g5h7C"},
    // WordPress 6.8: '$wp' . password_hash(base64_encode(hash_hmac('sha384', trim($password), 'wp-sha384', true)))
    {kSentence, "$wp$2y$05$Pz4IA0ayoMdtQlArrV7Z1u4szhJCJqN.zFTf7W9sowxXJRnR10tfi"},
    {kUmlauts, "$wp$2y$05$lkPP9G4JUi9SN081rbNnOO1hWX4uUxsglEW6SitX14jb.irzxWqUG"},
    {" \tx\n", "$wp$2y$05$/I8jIiHhWj0FHXwlZV9snOSxthvoBt2FazN9hOJWV84GYzf.cUA8O"},
    // phpass, by WordPress and phpBB; the last is the one that its authors publish
    {kSentence, "$P$BIRCHtree0oQ71I1ldpb1Buncmvanm1"},
    {kUmlauts, "$P$BIRCHtreelJE6btbPJqKw8gQkkW53I."},
    {"x", "$P$BIRCHtreeLjqGwcsoGuPnbQ0d.kgJp1"},
    {kSentence, "$H$9fogbank7m4kZ0d7.xGmybb.uB38gS0"},
    {kUmlauts, "$H$9fogbank7/Qr2uxM0KEfV7J0tI0AEC."},
    {"test12345", "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"},
    // Perl's crypt
    {kSentence, "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$HseqOKq0E0p80SvynUNtLUZ6y8IBbOK6Paq5oji.nN6"},
    {kSentence, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.kOS1mP5Aoj6nlcxLhL/UAdkT2TuDYF6"},
    {kSentence, "$2b$05$CCCCCCCCCCCCCCCCCCCCC.kOS1mP5Aoj6nlcxLhL/UAdkT2TuDYF6"},
};

TEST(ForeignDigest, IsThatOfTheRealPrograms) {
  for (const auto& [password, hash] : kVectors) {
    ASSERT_EQ(Foreign::kGood, Examine(hash)) << hash;
    const std::string setting(ForeignSetting(hash));
    EXPECT_EQ(hash, setting + ForeignDigest(setting, password)) << password;
    EXPECT_NE(hash, setting + ForeignDigest(setting, std::string(password) + "y")) << hash;
    EXPECT_NE(hash, setting + ForeignDigest(setting, "")) << hash;
  }
}

TEST(ForeignDigest, OfEachLengthOfAPasswordIsThatOfOtherImplementations) {
  // APR1 differs from $1$ only in its name, which is hashed along; phpass is MD5 alone. So MD5 itself is compared, around
  // its block of 64 bytes (RFC 1321 appendix A.5 for the rest).
  auto hex = [](const std::string& bytes) {
    std::string text;
    for (char c : bytes) {
      constexpr char kHex[] = "0123456789abcdef";
      text += kHex[static_cast<unsigned char>(c) >> 4];
      text += kHex[static_cast<unsigned char>(c) & 15];
    }
    return text;
  };
  EXPECT_EQ("d41d8cd98f00b204e9800998ecf8427e", hex(Md5("")));
  EXPECT_EQ("900150983cd24fb0d6963f7d28e17f72", hex(Md5("abc")));
  EXPECT_EQ("57edf4a22be3c955ac49da2e2107b67a", hex(Md5("1234567890123456789012345678901234567890123456789012345678901234"
                                                        "5678901234567890")));
  EXPECT_EQ("ef1772b6dff9a122358552954ad0df65", hex(Md5(std::string(55, 'a'))));
  EXPECT_EQ("3b0c8ac703f828b04c6c197006d17218", hex(Md5(std::string(56, 'a'))));
  EXPECT_EQ("014842d480b571495a4a0363793f7367", hex(Md5(std::string(64, 'a'))));
  // FIPS 180-4, examples
  EXPECT_EQ("da39a3ee5e6b4b0d3255bfef95601890afd80709", hex(Sha1("")));
  EXPECT_EQ("a9993e364706816aba3e25717850c26c9cd0d89d", hex(Sha1("abc")));
  EXPECT_EQ("84983e441c3bd26ebaae4aa1f95129e5e54670f1", hex(Sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")));
  // RFC 4231, test cases 1 and 2
  EXPECT_EQ("afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
            hex(HmacSha384(std::string(20, '\x0b'), "Hi There")));
  EXPECT_EQ("af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
            hex(HmacSha384("Jefe", "what do ya want for nothing?")));
}

TEST(ExamineForeign, RefusesWhatIsDamagedOrOfNoKnownScheme) {
  for (const auto& [password, hash] : kVectors) {
    const std::string good = hash;
    EXPECT_EQ(Foreign::kUnknown, Examine(good + "x")) << good;
    EXPECT_EQ(Foreign::kUnknown, Examine(good.substr(0, good.size() - 1))) << good;
    EXPECT_EQ(Foreign::kUnknown, Examine(good.substr(0, good.size() - 2) + ":" + good.back())) << good;
    EXPECT_EQ(Foreign::kUnknown, Examine(" " + good)) << good;
  }
  for (const char* hash : {"", "$", "geheim", "5f4dcc3b5aa765d61d8327deb882cf99", "rqXexS6ZhobKA" /* DES: eight characters */,
                           "$2y$", "$2x$05$g2w5mmv0V4jzHOUNXy8VR.5dXy5Y4tRHNkV9PV/BUOMlnyazKM/My", "$6$", "$6$$", "$6$rounds=$$",
                           "$5$rounds=999$NaCl$957Ljp5T5qfW6Y5PD7TQdJtf6ZwGyrCXZMybX0g5h7C", "$y$j", "$y$j9T$", "$y$j9T$$", "$apr1$",
                           "{SHA}", "{SHA}!!!!", "$P$", "$wp$2y$", "!$6$locked", "*", "$argon2id$v=19$m=64,t=1,p=1$AA$AA"}) {
    EXPECT_EQ(Foreign::kUnknown, Examine(hash)) << hash;
  }
}

TEST(ExamineForeign, RefusesWhatWouldHoldASignInUp) {
  EXPECT_EQ(Foreign::kCostly, Examine("$2y$15$g2w5mmv0V4jzHOUNXy8VR.5dXy5Y4tRHNkV9PV/BUOMlnyazKM/My"));
  EXPECT_EQ(Foreign::kCostly, Examine("$wp$2y$31$Pz4IA0ayoMdtQlArrV7Z1u4szhJCJqN.zFTf7W9sowxXJRnR10tfi"));
  EXPECT_EQ(Foreign::kCostly, Examine("$5$rounds=999999999$NaCl$957Ljp5T5qfW6Y5PD7TQdJtf6ZwGyrCXZMybX0g5h7C"));
  EXPECT_EQ(Foreign::kCostly, Examine("$P$SIRCHtree0oQ71I1ldpb1Buncmvanm1"));
  EXPECT_EQ(Foreign::kCostly, Examine("$y$jGT$F5Jx5fExrKuPp53xLKQ..1$HseqOKq0E0p80SvynUNtLUZ6y8IBbOK6Paq5oji.nN6"));
}

TEST(ForeignDigest, TakesNoPasswordThatTheProgramWouldHaveCut) {
  using namespace std::string_view_literals;
  EXPECT_EQ("", ForeignDigest("$2y$05$CCCCCCCCCCCCCCCCCCCCC.", "leise\0Birken"sv));
  EXPECT_EQ("", ForeignDigest("$6$salz$", std::string(600, 'x')));
  EXPECT_NE("", ForeignDigest("$apr1$salz$", std::string(600, 'x')));
}

TEST(WrapForeignHash, IsVerifiedByThePasswordAndCalledOutdated) {
  const Keys keys = Keys::FromSeed(7);
  for (const auto& [password, hash] : kVectors) {
    const std::string stored = WrapForeignHash(keys, kCheap, kOwner, hash);
    EXPECT_EQ(Verdict::kMatchButOutdated, VerifyPassword(keys, kCheap, kOwner, stored, password)) << hash;
    EXPECT_EQ(Verdict::kMismatch, VerifyPassword(keys, kCheap, kOwner, stored, std::string(password) + "y")) << hash;
    // Who got hold of the other system's database cannot sign in with what stands there.
    EXPECT_EQ(Verdict::kMismatch, VerifyPassword(keys, kCheap, kOwner, stored, hash)) << hash;
    EXPECT_EQ(Verdict::kMismatch,
              VerifyPassword(keys, kCheap, kOwner, stored, std::string_view(hash).substr(ForeignSetting(hash).size())));
  }
}

TEST(WrapForeignHash, GoesAlongToAnotherAddress) {
  const Keys keys = Keys::FromSeed(7);
  const std::string stored = WrapForeignHash(keys, kCheap, kOwner, kVectors[0].hash);
  const std::string moved = ResealPassword(keys, stored, kOwner, "new@firma.example");
  EXPECT_EQ(Verdict::kMatchButOutdated, VerifyPassword(keys, kCheap, "new@firma.example", moved, kVectors[0].password));
  EXPECT_THROW(static_cast<void>(VerifyPassword(keys, kCheap, kOwner, moved, kVectors[0].password)), base::Fault);
}

TEST(WrapForeignHash, TakesNoHashThatCannotBeVerified) {
  EXPECT_THROW(static_cast<void>(WrapForeignHash(Keys::FromSeed(7), kCheap, kOwner, "geheim")), base::Fault);
}

}  // namespace
}  // namespace crypto
