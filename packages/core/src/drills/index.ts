import type { Drill } from './drill.ts';
import { bulkSql, ledgerTampering, replicaCutOff } from './scripts/below.ts';
import {
  expiredAgreement,
  leaversSession,
  privilegeEscalation,
  stolenDoorCredential,
} from './scripts/rights.ts';
import { credentialStuffing, ipBypass, phishingClick } from './scripts/signIn.ts';
import { enumeration, maskBypass, revealAbuse, ticketlessAccess, ticketRebinding } from './scripts/work.ts';

export { drillNames, type Behind, type Drill, type DrillName, type Tried } from './drill.ts';
export type { Answer, BulkRead, Cell, DrillAgent, Range, Tampering, TicketOf } from './range.ts';
export { dueAt, MONTHLY_DAYS } from './schedule.ts';
export { scenarios, tabletopRoles, type Scenario } from './tabletop/scenario.ts';
export { tabletopAt, type TabletopStep } from './tabletop/standing.ts';
export { rehearsalOf, type Rehearsed, type RehearsedNotice } from './rehearsal.ts';
export { notWatched, verdictOf, type DrillResult, type Watched } from './verdict.ts';

/** Every drill, in the order in which they are made. */
export const drills: readonly Drill[] = [
  ...[credentialStuffing, ipBypass, ticketRebinding, privilegeEscalation, ticketlessAccess, enumeration],
  ...[bulkSql, maskBypass, revealAbuse, leaversSession, expiredAgreement, ledgerTampering],
  ...[stolenDoorCredential, phishingClick, replicaCutOff],
];
