import type { Kysely } from 'kysely';
import type { OwedEntries } from '../ledger/index.ts';
import type { Findings, NewFinding } from './finding.ts';
import { createFindingStore } from './store.ts';

/** Findings, as other features raise them and as people look at them. */
export function composeFindings(world: {
  readonly db: Kysely<unknown>;
  readonly owed: Pick<OwedEntries, 'settle'>;
  readonly now: () => Date;
}) {
  const { owed, now } = world;
  const store = createFindingStore(world.db);
  const act = (
    name: string,
    id: string,
    { kind, source, vendor, agreement, facts }: NewFinding,
    at: Date,
  ) => ({
    ...{ act: name, person: null, party: vendor, agreement, ip: null, at },
    words: { ...facts, finding: id, found: kind, ...(source !== null && { source }) },
  });
  const findings: Findings = {
    async raise(finding) {
      const at = now();
      const raised = await store.raise(finding, at, (id) => act('finding-raised', id, finding, at));
      if (raised.fresh) await owed.settle();
      return raised;
    },
    async settle(kinds, source, still) {
      const at = now();
      const settled = await store.settle(kinds, source, still, at, ({ id, ...finding }) =>
        act('finding-settled', id, finding, at),
      );
      if (settled > 0) await owed.settle();
      return settled;
    },
  };
  return { findings, findingStore: store };
}
