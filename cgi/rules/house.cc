#include "rules/house.h"

namespace rules {

store::Database& House::Throttle() {
  if (!throttle) throttle.emplace(store::Database::OpenThrottle(config.state_directory + "/throttle.db"));
  return *throttle;
}

House OpenHouse(store::Part part, const std::string& config_path) {
  base::Config config = base::LoadConfig(config_path);
  crypto::Keys keys = crypto::Keys::Load(config.key_file);
  auto database = store::Database::Open(config.database, part);
  return {std::move(config), keys, std::move(database), std::nullopt, base::SystemClock()};
}

House& HouseKeeper::Open() {
  if (house_ && !house_->database.IsCurrent()) house_.reset();
  if (!house_) house_.emplace(OpenHouse(part_, base::FindConfig()));
  return *house_;
}

}  // namespace rules
