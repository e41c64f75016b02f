#include "rules/purge.h"

#include "rules/bulk.h"
#include "rules/canary.h"
#include "rules/marker.h"
#include "rules/note.h"
#include "store/access.h"
#include "store/bucket.h"
#include "store/bulk.h"
#include "store/gate_check.h"
#include "store/link.h"
#include "store/registration.h"
#include "store/session.h"
#include "store/staff.h"
#include "store/ticket.h"

namespace rules {

PurgeCount Purge(House& house) {
  PurgeCount count;
  std::int64_t now = house.Now();
  store::Transaction transaction(house.database);
  count.registrations = store::DeleteOldRegistrations(house.database, now - kUnverifiedLife);
  count.links = store::DeleteOldLinks(house.database, now - kDeadLinkLife) +
                store::DeleteOldStaffLinks(house.database, now - kDeadLinkLife);
  count.sessions = store::DeleteOldSessions(house.database, now);
  count.staff_sessions = store::DeleteOldStaffSessions(house.database, now);
  store::UpdateAccessNetworksForgotten(house.database, now - kNetworkLife);
  store::DeleteOldBulks(house.database, now - kBulkLife);
  count.tickets = store::DeleteOldTickets(house.database, now);
  store::DeleteOldGateChecks(house.database, now - kGateCheckLife);
  Changes gone;
  for (auto [what, number] : {std::pair{"registrations", count.registrations}, std::pair{"links", count.links},
                              std::pair{"sessions", count.sessions + count.staff_sessions},
                              std::pair{"tickets", count.tickets}}) {
    if (number > 0) gone.Add(what, std::to_string(number), "");
  }
  if (!gone.was.empty()) NoteAct(house, model::Act::kPurged, house.acting.name, "", gone);
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
