// The office takes over what the web host says. The web host's word holds; what the office changed meanwhile waits
// until the web host was asked, and what it then refuses is kept as a conflict, never dropped in silence.
#ifndef PFORTE_RULES_SYNC_ADOPT_H_
#define PFORTE_RULES_SYNC_ADOPT_H_

#include <string>

#include "model/sync.h"
#include "rules/house.h"
#include "rules/sync_frame.h"

namespace rules {

// kUnlessChanged leaves a row alone about which the web host has yet to be asked. kAnyway is for its answer.
enum class Adopt { kUnlessChanged, kAnyway };

// All within the transaction and the MarkerChange of whoever calls it. Doing it again changes nothing.
void AdoptItem(House&, const SyncJson& item, Adopt);
// Nothing is to be told about the row as it was looked at: it came back to what the web host said. Does nothing if it
// changed once more.
void Settle(House&, const model::SyncRow&);
// A website of the web host, in transactions of its own.
void AdoptWebsite(House&, const SyncJson& item);

}  // namespace rules

#endif  // PFORTE_RULES_SYNC_ADOPT_H_
