import { owes } from '@cordon/core/protocols';
import type { ProtocolDeps, WorkedAgreement } from './deps.ts';
import { acknowledgementHolds, heldVersions, type HeldVersion } from './held.ts';
import type { AcknowledgementRow, WorkNamed } from './store.ts';

export type AcknowledgedState = 'acknowledged' | 'grace' | 'owed';

/** A protocol with all that was said to it. */
export interface ProtocolState {
  /** Newest first; empty while none was put in force. */
  readonly versions: readonly HeldVersion[];
  readonly rows: readonly { readonly row: AcknowledgementRow; readonly holds: boolean }[];
}

/** Reads a protocol with its acknowledgements, each held against its entry. */
export async function stateOf(deps: ProtocolDeps, work: WorkNamed): Promise<ProtocolState> {
  const [found, said] = await Promise.all([deps.store.versions(work), deps.store.acknowledgements({ work })]);
  const versions = heldVersions(deps, found);
  const rows = said.map((row) => {
    const version = versions.find((one) => one.version === row.version);
    return { row, holds: acknowledgementHolds(deps, row, version) };
  });
  return { versions, rows };
}

/** How somebody stands to it while they work for this party. */
export function standingOf(
  { versions, rows }: ProtocolState,
  person: { readonly id: string; readonly party: string },
  now: number,
): { readonly state: AcknowledgedState; readonly last: AcknowledgementRow | null } {
  const theirs = rows.filter(
    ({ row, holds }) => holds && row.person.id === person.id && row.party === person.party,
  );
  const acknowledged = versions.filter(({ version }) => theirs.some(({ row }) => row.version === version));
  const last = theirs[0]?.row ?? null;
  const newest = versions[0];
  if (newest === undefined || acknowledged.includes(newest)) return { state: 'acknowledged', last };
  return { state: owes(versions, acknowledged, now) ? 'owed' : 'grace', last };
}

/** The purposes an agreement in force names, each once. */
export function purposesOf({ works }: Pick<WorkedAgreement, 'works'>): readonly string[] {
  return [...new Set(works.map(({ purpose }) => purpose))];
}

/** Whether some work of a person at a party is closed until they acknowledge its protocol, of everybody at once. */
export async function owing(
  deps: ProtocolDeps,
): Promise<(person: { readonly id: string; readonly partyId: string }) => boolean> {
  const now = deps.now();
  const found = new Set<string>();
  for (const agreement of await deps.inForce()) {
    const live = await deps.assignments.live({ agreement: agreement.id }, now);
    for (const purpose of purposesOf(agreement)) {
      const state = await stateOf(deps, { agreement: agreement.id, purpose });
      for (const { person, party } of live.filter((one) => one.purpose === purpose)) {
        const { state: stands } = standingOf(state, { id: person.id, party }, now.getTime());
        if (stands === 'owed') found.add(`${party} ${person.id}`);
      }
    }
  }
  return ({ id, partyId }) => found.has(`${partyId} ${id}`);
}
