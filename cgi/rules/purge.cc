#include "rules/purge.h"

#include "rules/bulk.h"
#include "rules/canary.h"
#include "rules/marker.h"
#include "store/access.h"
#include "store/bucket.h"
#include "store/bulk.h"
#include "store/link.h"
#include "store/registration.h"
#include "store/session.h"
#include "store/ticket.h"

namespace rules {

PurgeCount Purge(House& house) {
  PurgeCount count;
  std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  count.registrations = store::DeleteOldRegistrations(house.database, now - kUnverifiedLife);
  count.links = store::DeleteOldLinks(house.database, now - kDeadLinkLife);
  count.sessions = store::DeleteOldSessions(house.database, now);
  count.staff_sessions = store::DeleteOldStaffSessions(house.database, now);
  store::UpdateAccessNetworksForgotten(house.database, now - kNetworkLife);
  store::DeleteOldBulks(house.database, now - kBulkLife);
  count.tickets = store::DeleteOldTickets(house.database, now);
  transaction.Commit();
  // A bucket whose time has come is as good as one that is not there.
  count.buckets = store::DeleteOldBuckets(house.Throttle(), now * 1000);
  // Of a check that was killed, unless another one runs now.
  RemoveCanaries(house, now - kCanaryLife);
  // Last, as it may throw. The markers of the sessions that went are among those it shuts.
  count.markers = RepairMarkers(house);
  return count;
}

}  // namespace rules
