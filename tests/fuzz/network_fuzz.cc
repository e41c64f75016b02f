// Addresses and networks: a prefix is stable, and an address lies in the network that it is throttled by.
#include <cstdint>
#include <cstdlib>

#include "base/config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto blank = text.find(' ');
  const std::string address = text.substr(0, blank), network = blank == std::string::npos ? "" : text.substr(blank + 1);
  const bool known = base::InNetworks(address, {"0.0.0.0/0", "::/0"});
  if (base::InNetworks(address, {network}) && !known) std::abort();
  const std::string prefix = base::NetworkPrefix(address);
  if (known ? !base::InNetworks(address, {prefix}) : prefix != address) std::abort();
  const std::string wider = base::WiderNetwork(prefix);
  if (known && !wider.empty() && !base::InNetworks(address, {wider})) std::abort();
  return 0;
}
