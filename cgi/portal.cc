// portal.fcgi: the pages of the customer.
#include "http/serve.h"
#include "page/portal.h"
#include "rules/house.h"

int main() {
  rules::HouseKeeper keeper(store::Part::kPortal);
  http::Service service;
  service.trusted_proxies = [&]() -> const std::vector<std::string>& { return keeper.Open().config.trusted_proxies; };
  service.handle = [&](const http::Request& request) { return page::AnswerPortal(keeper.Open(), request); };
  service.broken = [&](int status, const std::string& id) {
    if (status == 500) keeper.Close();
    return page::BrokenPage(status, id, false);
  };
  return http::Serve(service);
}
