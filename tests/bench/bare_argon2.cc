// Argon2id verifications and nothing else. `bare_argon2 KIB PASSES SECONDS` prints how many a second
// this one process makes, and the milliseconds of CPU each took.
#include <sodium.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

int main(int count, char** arguments) {
  constexpr std::string_view kPassword = "leise Birken im Nebel 7";
  if (count != 4 || sodium_init() < 0) return 1;
  char hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(hash, kPassword.data(), kPassword.size(), std::strtoull(arguments[2], nullptr, 10),
                            std::strtoull(arguments[1], nullptr, 10) * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return 1;
  }
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const std::chrono::duration<double> wanted(std::strtod(arguments[3], nullptr));
  std::chrono::duration<double> passed{};
  const std::clock_t cpu = std::clock();
  int verified = 0;
  for (; passed < wanted; passed = Clock::now() - start) {
    if (crypto_pwhash_str_verify(hash, kPassword.data(), kPassword.size()) != 0) return 1;
    ++verified;
  }
  std::printf("%.3f %.3f\n", verified / passed.count(),
              static_cast<double>(std::clock() - cpu) * 1000.0 / CLOCKS_PER_SEC / verified);
  return 0;
}
