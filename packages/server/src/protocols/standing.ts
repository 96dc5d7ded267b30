import { owes, type Protocol } from '@cordon/core/protocols';
import type { ProtocolsPort } from '../gate/index.ts';
import { together } from '../platform/together.ts';
import { acknowledgementHolds, heldVersions, type Holding } from './held.ts';
import type { ProtocolRow, ProtocolStore, WorkNamed } from './store.ts';

/**
 * The protocol somebody works under, and whether they owe its acknowledgement, as the gate asks with each access. Read anew
 * each time: a version put in force holds from the next access on. Whoever asks while it is being read shares the next reading.
 */
export function createProtocolsPort(store: ProtocolStore, holding: Holding): ProtocolsPort {
  const versionsOf = together(
    async (asked: readonly WorkNamed[]) => {
      const apart = new Map(asked.map((work) => [idOf(work), work]));
      const read = [...apart].map(async ([id, work]) => [id, await store.versions(work)] as const);
      const found = new Map<string, readonly ProtocolRow[]>(await Promise.all(read));
      return asked.map((work) => found.get(idOf(work)) ?? []);
    },
    (all, nth) => all[nth] ?? [],
  );
  return {
    async standing({ principal }, { agreement, purpose }, at) {
      // The company's own people are bound by the company, which writes the protocol.
      if (agreement === null || principal.side !== 'processor')
        return { protocol: null, hash: null, owed: false };
      const work = { agreement, purpose };
      const rows = await versionsOf(work);
      if (rows.length === 0) return { protocol: null, hash: null, owed: false };
      const versions = heldVersions(holding, rows);
      const said = await store.acknowledgements({ work, person: principal.id });
      const acknowledged = versions.filter((version) =>
        said.some((row) => row.party === principal.party && acknowledgementHolds(holding, row, version)),
      );
      const newest: { readonly protocol: Protocol; readonly hash: string } | undefined = versions[0];
      return {
        protocol: newest?.protocol ?? null,
        hash: newest?.hash ?? null,
        owed: owes(versions, acknowledged, at.getTime()),
      };
    },
  };
}

const idOf = ({ agreement, purpose }: WorkNamed): string => JSON.stringify([agreement, purpose]);
