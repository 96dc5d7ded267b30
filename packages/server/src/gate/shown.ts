import type { Allowed } from '@cordon/core/kernel';
import type { Passed } from './passed.ts';
import type { GatePorts, ShownReservation } from './ports.ts';

const nothingHeld: ShownReservation = { entered: () => undefined, dropped: () => undefined };

/**
 * Holds a part of the day's budget for customers whose rows are about to leave. How many a statement shows is known once its
 * rows are there, so what others show meanwhile counts too.
 * @returns takes keyed hashes of customers this statement showed nobody of before; null when the budget does not do for them
 */
export function holdingShown(
  ports: GatePorts,
  { asker, usage }: Passed,
  decisions: readonly Allowed[],
): (customers: readonly string[]) => Promise<ShownReservation | null> {
  const left = decisions
    .flatMap(({ obligations }) => obligations)
    .reduce((least, one) => (one.kind === 'subjects-left' ? Math.min(least, one.most) : least), Infinity);
  const most = left + usage.subjectsToday;
  return async (customers) => {
    if (customers.length === 0 || most === Infinity) return nothingHeld;
    const held = ports.shown.reserve(asker, customers.length, most, ports.now());
    if (held !== null) return held;
    // Whoever was shown today uses up nothing more: they are asked about only where it could matter, and all is counted anew.
    const [before] = await Promise.all([
      ports.shown.shownToday(asker, customers, ports.now()),
      ports.usage.of(asker, { subject: null, ticket: null }, ports.now()),
    ]);
    const fresh = customers.filter((key) => !before.has(key));
    return ports.shown.reserve(asker, fresh.length, most, ports.now());
  };
}
