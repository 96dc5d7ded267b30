import type { Detector } from '../detector.ts';
import { afterLeave } from './after-leave.ts';
import { bulkRows } from './bulk-rows.ts';
import { canary } from './canary.ts';
import { customersAnHour } from './customers-an-hour.ts';
import { denialBurst } from './denial-burst.ts';
import { exportSpike } from './export-spike.ts';
import { identifierWalk } from './identifier-walk.ts';
import { lowAndSlow } from './low-and-slow.ts';
import { noTicket } from './no-ticket.ts';
import { refusedDetectors } from './refused.ts';
import { repeatedQuery } from './repeated-query.ts';
import { restOfDetectors } from './rest.ts';
import { sharedCustomer } from './shared-customer.ts';
import { ticketAbuse } from './ticket-abuse.ts';

/** All detectors, in the order in which they are asked. */
export const detectors: readonly Detector[] = [
  ...[canary, afterLeave, noTicket, customersAnHour, lowAndSlow, identifierWalk, denialBurst],
  ...[sharedCustomer, ticketAbuse, bulkRows, repeatedQuery, exportSpike],
  ...restOfDetectors,
  ...refusedDetectors,
] as readonly Detector[];
