#include "rules/seed.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "store/access.h"
#include "store/account.h"
#include "store/contact.h"
#include "store/website.h"

namespace rules {
namespace {

constexpr std::int64_t kSpan = 730 * base::kDay;  // two years

struct Name {
  std::string_view shown, plain;  // plain: in an address
};
constexpr Name kFirstNames[] = {
    {"Anna", "anna"},     {"Bernd", "bernd"},   {"Clara", "clara"},     {"Dieter", "dieter"},   {"Erika", "erika"},
    {"Frank", "frank"},   {"Gisela", "gisela"}, {"Heinz", "heinz"},     {"Ingrid", "ingrid"},   {"Jürgen", "juergen"},
    {"Karin", "karin"},   {"Lukas", "lukas"},   {"Marie", "marie"},     {"Noah", "noah"},       {"Oskar", "oskar"},
    {"Petra", "petra"},   {"René", "rene"},     {"Sabine", "sabine"},   {"Tobias", "tobias"},   {"Ute", "ute"},
    {"Volker", "volker"}, {"Wanda", "wanda"},   {"Yasemin", "yasemin"}, {"Zoltán", "zoltan"},   {"Łukasz", "lukasz"},
    {"Amélie", "amelie"}, {"Björn", "bjoern"},  {"Özlem", "oezlem"},    {"Siobhán", "siobhan"}, {"Paolo", "paolo"}};
constexpr Name kLastNames[] = {
    {"Müller", "mueller"},       {"Schmidt", "schmidt"},   {"Schneider", "schneider"}, {"Fischer", "fischer"},
    {"Weber", "weber"},          {"Meyer", "meyer"},       {"Wagner", "wagner"},       {"Becker", "becker"},
    {"Schulz", "schulz"},        {"Hoffmann", "hoffmann"}, {"Schäfer", "schaefer"},    {"Koch", "koch"},
    {"Bauer", "bauer"},          {"Richter", "richter"},   {"Klein", "klein"},         {"Wolf", "wolf"},
    {"Schröder", "schroeder"},   {"Neumann", "neumann"},   {"Schwarz", "schwarz"},     {"Zimmermann", "zimmermann"},
    {"Groß", "gross"},           {"Krüger", "krueger"},    {"Nowak", "nowak"},         {"Yılmaz", "yilmaz"},
    {"von der Heide", "vdheide"}, {"O'Brien", "obrien"},   {"García", "garcia"},       {"Rossi", "rossi"}};
constexpr std::string_view kTrades[] = {"Maschinenbau", "Elektrotechnik", "Druckguss",    "Logistik",   "Werkzeuge",
                                        "Holzbau",      "Medizintechnik", "Software",     "Großhandel", "Verpackungen",
                                        "Getriebe",     "Feinmechanik",   "Kälteanlagen", "Pumpen",     "Lacke"};
constexpr std::string_view kForms[] = {"GmbH", "AG", "KG", "GmbH & Co. KG", "e. K."};
constexpr std::string_view kReasons[] = {"Wir finden Sie nicht in unserer Kundenkartei.",
                                         "Bitte melden Sie sich mit Ihrer Firmenadresse an."};

// SplitMix64 (Steele, Lea, Flood 2014): each number has a stream of its own, so that it does not matter who came
// before.
class Stream {
 public:
  Stream(std::uint64_t seed, std::int64_t number) : state_(static_cast<std::uint64_t>(number)) {
    state_ = Next() ^ seed;
  }
  std::uint64_t Next() {
    std::uint64_t z = state_ += kGolden;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
  }
  // Below `limit`.
  std::int64_t Below(std::int64_t limit) {
    return static_cast<std::int64_t>(Next() % static_cast<std::uint64_t>(limit));
  }
  bool Percent(std::int64_t chance) { return Below(100) < chance; }
  template <class T, std::size_t kCount>
  const T& Of(const T (&list)[kCount]) {
    return list[Below(static_cast<std::int64_t>(kCount))];
  }

 private:
  static constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15;
  std::uint64_t state_;
};

model::Status Status(Stream& stream) {
  const auto draw = stream.Below(100);
  return draw < 84   ? model::Status::kApproved
         : draw < 91 ? model::Status::kInProcessing
         : draw < 98 ? model::Status::kRejected
                     : model::Status::kWithdrawn;
}

void Append(House& house, model::Act act, const std::string& actor, const model::Account& account,
            const model::Access& access, std::int64_t at) {
  model::History line;
  line.act = act;
  line.actor = actor;
  line.contact_id = account.contact_id;
  line.account_id = account.id;
  line.access_id = access.id;
  line.website_id = access.website_id;
  line.at = at;
  AppendNote(house, std::move(line), {});
}

// Call within a MarkerChange.
void AddAccess(House& house, Stream& stream, const model::Account& account, std::int64_t website_id, std::int64_t at) {
  model::Access access;
  access.account_id = account.id;
  access.website_id = website_id;
  access.status = Status(stream);
  if (stream.Percent(40)) access.order_number = "A-" + std::to_string(10'000 + stream.Below(90'000));
  const bool decided = access.status == model::Status::kApproved || access.status == model::Status::kRejected;
  if (decided) access.decided_by = "seed";
  if (access.status == model::Status::kRejected) access.reason = stream.Of(kReasons);
  access.id = store::InsertAccess(house.database, access, at);
  Append(house, model::Act::kRequested, "customer", account, access, at);
  if (!decided) return;
  const bool approved = access.status == model::Status::kApproved;
  Append(house, approved ? model::Act::kApproved : model::Act::kRejected, "seed", account, access, at);
  if (!approved || !stream.Percent(20)) return;
  const auto inserted = store::FindAccess(house.database, access.id);
  (void)store::UpdateAccessValidity(house.database, access.id, inserted->version,
                                    at + (30 + stream.Below(900)) * base::kDay);
}

void AddContact(House& house, std::uint64_t seed, std::int64_t number, const std::vector<model::Website>& websites) {
  Stream stream(seed, number);
  const std::int64_t at = house.Now() - stream.Below(kSpan);
  const Name* last = &stream.Of(kLastNames);
  model::Contact contact;
  contact.number = "S-" + std::to_string(number);
  contact.company = std::string(last->shown) + " " + std::string(stream.Of(kTrades));
  contact.company += " " + std::string(stream.Of(kForms));
  contact.phone = "+49 30 " + std::to_string(1'000'000 + stream.Below(9'000'000));
  contact.language = stream.Percent(85) ? "de" : "en";
  const std::int64_t people = stream.Percent(15) ? 2 : 1;
  for (std::int64_t i = 0; i < people; ++i) {
    const Name& first = stream.Of(kFirstNames);
    if (!stream.Percent(25)) last = &stream.Of(kLastNames);
    model::Account account;
    account.name = std::string(first.shown) + " " + std::string(last->shown);
    account.email = std::string(first.plain) + "." + std::string(last->plain) + std::to_string(i) + "@firma-" +
                    std::to_string(number) + ".seed.invalid";
    account.email_key = account.email;
    account.language = contact.language;
    if (!stream.Percent(4)) account.email_proven_at = at;
    if (i == 0) {
      contact.name = account.name;
      contact.id = store::InsertContact(house.database, contact, at, false);
    }
    account.contact_id = contact.id;
    account.id = store::InsertAccount(house.database, account, at);
    if (stream.Percent(70)) {
      store::UpdateAccountSignedIn(house.database, account.id, at + stream.Below(house.Now() - at + 1));
    }
    const auto begin = static_cast<std::size_t>(stream.Below(static_cast<std::int64_t>(websites.size())));
    const std::size_t count = websites.size() > 1 && stream.Percent(20) ? 2 : 1;
    for (std::size_t j = 0; j < count; ++j) {
      AddAccess(house, stream, account, websites[(begin + j) % websites.size()].id, at);
    }
  }
}

}  // namespace

SeedOutcome MaySeed(House& house) {
  if (store::CountRealPeople(house.database) != 0) return SeedOutcome::kRealPeople;
  return store::ListWebsites(house.database).empty() ? SeedOutcome::kNoWebsite : SeedOutcome::kReady;
}

std::int64_t CountContacts(House& house) { return store::CountContacts(house.database); }

void Seed(House& house, std::uint64_t seed, std::int64_t first, std::int64_t last) {
  store::Transaction transaction(house.database);
  MarkerChange markers(house, {});
  const auto websites = store::ListWebsites(house.database);
  for (std::int64_t number = first; number <= last; ++number) AddContact(house, seed, number, websites);
  markers.Commit(transaction);
}

}  // namespace rules
