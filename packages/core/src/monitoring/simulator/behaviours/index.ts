import type { Behaviour } from '../choice.ts';
import { bulkLookup } from './bulkLookup.ts';
import { bulkQuery } from './bulkQuery.ts';
import { canary } from './canary.ts';
import { cherryPicking } from './cherryPicking.ts';
import { concurrentSessions } from './concurrentSessions.ts';
import { enumeration } from './enumeration.ts';
import { exportSpike } from './exportSpike.ts';
import { fieldHarvest } from './fieldHarvest.ts';
import { absentAccount, leaverAccount } from './gone.ts';
import { ledgerSilence } from './ledgerSilence.ts';
import { lowAndSlow } from './lowAndSlow.ts';
import { machineCadence } from './machineCadence.ts';
import { noBadge } from './noBadge.ts';
import { offShift } from './offShift.ts';
import { phishing } from './phishing.ts';
import { photographing } from './photographing.ts';
import { policyProbing } from './policyProbing.ts';
import { rebinding } from './rebinding.ts';
import { remoteDesktop } from './remoteDesktop.ts';
import { revealAbuse } from './revealAbuse.ts';
import { shoppingList } from './shoppingList.ts';
import { slowGrowth } from './slowGrowth.ts';
import { snooping } from './snooping.ts';
import { splitRange } from './splitRange.ts';
import { takeover } from './takeover.ts';
import { ticketAbuse } from './ticketAbuse.ts';
import { ticketlessBrowsing } from './ticketlessBrowsing.ts';

/** Everything the simulator can let somebody do. The longest come first, since they need the most days. */
export const behaviours: readonly Behaviour[] = [
  ...[slowGrowth, lowAndSlow, ticketlessBrowsing, photographing, cherryPicking, fieldHarvest],
  ...[bulkLookup, enumeration, splitRange, shoppingList, revealAbuse, snooping, canary],
  ...[bulkQuery, exportSpike, policyProbing, machineCadence, ticketAbuse, rebinding],
  ...[offShift, takeover, phishing, remoteDesktop, concurrentSessions, leaverAccount, absentAccount, noBadge],
  ledgerSilence,
];
