import { endReasons, type EndReason, type Life } from '@cordon/core/agreements';
import type { z } from 'zod';
import type { Agreement } from '../store.ts';
import { partyOf } from './facts.ts';
import type { historyItem, lifeView } from './schemas.ts';
import type { RecordedEvent } from './store.ts';

/** Where an agreement stands and what each side may do next, as its page shows it. */
export function lifeViewOf(agreement: Agreement, life: Life): z.infer<typeof lifeView> {
  const { pending, endsAt, suspendedBy, acts } = life;
  return {
    offered: life.offered,
    negotiated: life.negotiated,
    agreed: life.signed.length > 0,
    suspendedBy: suspendedBy === null ? null : partyOf(agreement, suspendedBy),
    running: life.running,
    pending:
      pending === null
        ? null
        : {
            version: pending.version,
            from: new Date(pending.from).toISOString(),
            until: new Date(pending.until).toISOString(),
            signedBy: pending.signedBy.map((side) => partyOf(agreement, side)),
          },
    endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
    acts: { controller: [...acts.controller], processor: [...acts.processor] },
  };
}

/** An act on an agreement as the ledger has it. */
export interface EnteredAct {
  readonly entry: number;
  readonly act: string;
  readonly person: string | null;
  readonly version: number | null;
}

/** The act under which each kind of event is entered. */
const acts: Readonly<Record<RecordedEvent['kind'], string>> = {
  drafted: 'agreement-drafted',
  proposed: 'agreement-drafted',
  offered: 'agreement-offered',
  withdrawn: 'agreement-withdrawn',
  signed: 'agreement-signed',
  suspended: 'agreement-suspended',
  resumed: 'agreement-resumed',
  ended: 'agreement-ended',
  expired: 'agreement-expired',
};

export const enteredActs: readonly string[] = [...new Set(Object.values(acts))];

/**
 * The log of an agreement, each event with its ledger entry: the first entry of the same act by the same person, on the
 * same version where it has one, that no earlier event took. An event whose entry could not be written has none.
 */
export function historyOf(
  agreement: Agreement,
  events: readonly RecordedEvent[],
  entered: readonly EnteredAct[],
): z.infer<typeof historyItem>[] {
  const left = [...entered];
  return events.map(({ seq, kind, version, party, person, at, reason }) => {
    const nth = left.findIndex(
      (one) =>
        one.act === acts[kind] &&
        one.person === (person?.id ?? null) &&
        (version === null || one.version === version),
    );
    const [entry] = nth === -1 ? [] : left.splice(nth, 1);
    return {
      seq,
      kind,
      version,
      party: [agreement.controller, agreement.processor].find(({ id }) => id === party) ?? null,
      person,
      at: at.toISOString(),
      reason: endReasons.find((known): known is EndReason => known === reason) ?? null,
      entry: entry?.entry ?? null,
    };
  });
}
