// portal.fcgi: the pages of the customer.
#include "base/fault.h"
#include "base/log.h"
#include "http/serve.h"
#include "page/portal.h"
#include "rules/house.h"

int main() {
  http::Service service;
  service.broken = [](int status, const std::string& id) { return page::BrokenPage(status, id, false); };
  try {
    rules::House house = rules::OpenHouse(store::Part::kPortal);
    service.handle = [&](const http::Request& request) { return page::AnswerPortal(house, request); };
    service.trusted_proxies = house.config.trusted_proxies;
    return http::Serve(service);
  } catch (const base::Fault& fault) {
    base::Log(base::LogLevel::kError, "cannot_start", {{"what", fault.what()}});
    std::string what = fault.what();
    service.handle = [&](const http::Request&) -> http::Response {
      throw base::Fault(what, base::Fault::Kind::kBusy);
    };
    return http::Serve(service);
  }
}
