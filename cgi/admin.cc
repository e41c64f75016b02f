// admin.fcgi: the pages of the office, with other database rights than the customer's.
#include "http/serve.h"
#include "page/office.h"
#include "page/portal.h"
#include "rules/house.h"

int main() {
  rules::HouseKeeper keeper(store::Part::kOffice);
  http::Service service;
  service.takes_file = true;  // logos
  service.trusted_proxies = [&]() -> const std::vector<std::string>& { return keeper.Open().config.trusted_proxies; };
  service.handle = [&](const http::Request& request) { return page::AnswerOffice(keeper.Open(), request); };
  service.broken = [&](int status, const std::string& id) {
    if (status == 500) keeper.Close();
    return page::BrokenPage(status, id, true);
  };
  return http::Serve(service);
}
