import type { ControlState, PracticeId, VendorEvidence } from '@cordon/core/assurance';

/** Where a vendor's controls stand; a practice that is not in it is not known and reduces no risk. */
export type ControlsOf = (vendor: string) => Promise<ReadonlyMap<PracticeId, ControlState>>;

const DAY_MS = 86_400_000;
/** A drill older than this is no evidence any more: they are made monthly. */
const DRILL_DAYS = 35;

/** What Cordon itself can tell of a vendor's controls without a test of them: what it enforces and what it has made. */
export function controlsKnown(known: VendorEvidence, now: number): ReadonlyMap<PracticeId, ControlState> {
  const { people, withoutFactor, withoutNetwork, agents, withoutUndertaking, inForce, lastDrill } = known;
  const holds = (of: number, failing: number): ControlState =>
    of === 0 ? 'nothing-to-test' : failing === 0 ? 'passes' : 'fails';
  return new Map<PracticeId, ControlState>([
    [
      'agreements-signed',
      inForce === 0 ? 'fails' : agents > 0 && withoutUndertaking > 0 ? 'fails' : 'passes',
    ],
    ['mfa-and-networks', holds(people, withoutFactor + withoutNetwork)],
    [
      'breach-simulations',
      lastDrill === null
        ? 'never-run'
        : now - Date.parse(lastDrill) > DRILL_DAYS * DAY_MS
          ? 'stale'
          : 'passes',
    ],
  ]);
}
