import { holdLedger } from '../ledgerHolding.ts';
import type { LiveTest } from '../liveTest.ts';

export const ledgerHolds: LiveTest = {
  id: 'ledger-holds',
  practice: 'access-logged',
  title: 'The ledger holds: every entry its commitment, and all of them the signed root',
  population: 'entries since the last look, and all of the last day',
  everyHours: 24,
  freshHours: 48,
  run: (ground) => holdLedger(ground.ledger),
};
