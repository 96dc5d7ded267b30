import type { Behaviour } from '../choice.ts';
import { bulkLookup } from './bulkLookup.ts';
import { canary } from './canary.ts';
import { enumeration } from './enumeration.ts';
import { lowAndSlow } from './lowAndSlow.ts';
import { photographing } from './photographing.ts';
import { ticketlessBrowsing } from './ticketlessBrowsing.ts';

/** Everything the simulator can let somebody do. */
export const behaviours: readonly Behaviour[] = [
  ...[ticketlessBrowsing, bulkLookup, enumeration, lowAndSlow, photographing, canary],
];
