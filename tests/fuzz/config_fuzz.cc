// A configuration is taken whole and consistent, or refused with one line that says where.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/config.h"
#include "base/fault.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const int file = ::memfd_create("pforte.toml", MFD_CLOEXEC);
  static const std::string path = "/proc/self/fd/" + std::to_string(file);
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, data, size, 0) != static_cast<ssize_t>(size)) std::abort();
  try {
    const base::Config config = base::LoadConfig(path);
    if (config.mail_command.empty() == config.mail_directory.empty()) std::abort();
    for (const auto& wanted : {config.database, config.key_file, config.state_directory}) {
      if (!wanted.starts_with('/')) std::abort();
    }
    if (!config.admin_address.starts_with("http") || config.hash_slots < 1 || config.mail_daily_cap < 1) std::abort();
    for (const auto* networks : {&config.admin_networks, &config.trusted_proxies}) {
      for (const auto& network : *networks) {
        if (!base::InNetworks(network.substr(0, network.find('/')), {network})) std::abort();
      }
    }
  } catch (const base::Fault& fault) {
    const std::string what = fault.what();
    if (!what.starts_with(path + ":")) std::abort();
    auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    if (std::any_of(what.begin(), what.end(), is_control)) std::abort();
  }
  return 0;
}
