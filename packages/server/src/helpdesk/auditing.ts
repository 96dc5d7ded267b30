import { showing } from '@cordon/core/helpdesk';
import { Failure } from '@cordon/core/kernel';
import { withHelpdesk, type HelpdeskDeps } from './helpdesks.ts';
import type { ShowingSeat, StoredHelpdesk } from './store.ts';

/**
 * Looks for a way round: vendors' people whose own seat in the helpdesk shows what Cordon masks. Each is a finding until
 * the seat shows it no more; a helpdesk that does not tell is one too, and settles nothing.
 */
export async function auditSeats(
  deps: HelpdeskDeps,
  stored: StoredHelpdesk,
): Promise<readonly ShowingSeat[]> {
  const { source, settings } = stored;
  const { findings, now } = deps;
  const queues = settings.queues.map(({ queue }) => queue);
  const untold = { kind: 'seats-untold', about: source, source, vendor: null, agreement: null } as const;
  const seats = await withHelpdesk(deps, stored, (helpdesk) => helpdesk.seats(queues, now())).catch(
    async (error: unknown) => {
      const code = error instanceof Failure ? String(error.code) : 'internal';
      await findings.raise({ ...untold, facts: { code } });
      throw error;
    },
  );
  const people = await deps.people();
  const known = people.flatMap(({ email, ...one }) => (email === null ? [] : [{ ...one, email }]));
  const found = showing(seats, known).map(({ seat, known: { person, vendor } }) => ({
    ...{ seat: seat.id, person, vendor, sights: seat.sights },
    name: people.find((one) => one.person === person)?.name ?? person,
  }));
  for (const { seat, person, vendor, sights } of found) {
    await findings.raise({
      ...{ kind: 'seat-unmasked', about: `${source}/${person}`, source, vendor, agreement: null },
      // A login may be a mail address: which seat it is, the list of seats tells.
      facts: { person, sights: sights.join(' '), ...(/^\d+$/.test(seat) && { seat }) },
    });
  }
  await findings.settle(
    ['seat-unmasked'],
    source,
    found.map(({ person }) => `${source}/${person}`),
  );
  await findings.settle(['seats-untold'], source, []);
  await deps.store.seated(source, found, now());
  return found;
}
