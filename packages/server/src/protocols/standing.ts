import { owes, type Protocol, type StandingVersion } from '@cordon/core/protocols';
import type { Case, ProtocolsPort, ProtocolStands, Who } from '../gate/index.ts';
import type { Read, Standing } from '../standing/index.ts';
import { acknowledgementHolds, heldVersions, type Holding } from './held.ts';
import type { ProtocolStore, WorkNamed } from './store.ts';

/** Whose acknowledgement it is, for which party. */
interface Whose {
  readonly id: string;
  readonly party: string;
}

/** What of a protocol the clock alone does not change. */
interface Held {
  readonly newest: { readonly protocol: Protocol; readonly hash: string } | null;
  readonly versions: readonly StandingVersion[];
  readonly acknowledged: readonly StandingVersion[];
}

const NONE: Held = { newest: null, versions: [], acknowledged: [] };

/**
 * The protocol somebody works under, and whether they owe its acknowledgement, as the gate asks with each access. What was
 * read stands until a row of either is written (migration 0085): a version put in force holds from the next access on.
 */
export function createProtocolsPort(
  store: ProtocolStore,
  holding: Holding,
  standing: Standing,
): ProtocolsPort {
  const read = async (work: WorkNamed, { id, party }: Whose): Promise<Held> => {
    const rows = await store.versions(work);
    if (rows.length === 0) return NONE;
    const versions = heldVersions(holding, rows);
    const said = await store.acknowledgements({ work, person: id });
    const acknowledged = versions.filter((version) =>
      said.some((row) => row.party === party && acknowledgementHolds(holding, row, version)),
    );
    return { newest: versions[0] ?? null, versions, acknowledged };
  };
  return {
    async standing(who, work, at) {
      const bound = boundBy(who, work);
      if (bound === null) return toldOf(NONE, at);
      const { named, whose } = bound;
      const found = await standing.of<Held>({
        key: keyOf(bound),
        person: () => Promise.resolve(whose.id),
        read: async (): Promise<Read<Held>> => ({ value: await read(named, whose), until: NEVER }),
      });
      return toldOf(found ?? NONE, at);
    },
    lately(who, work, at) {
      const bound = boundBy(who, work);
      if (bound === null) return toldOf(NONE, at);
      const found = standing.lately(keyOf(bound)) as Held | undefined;
      return found === undefined ? null : toldOf(found, at);
    },
  };
}

interface Bound {
  readonly named: WorkNamed;
  readonly whose: Whose;
}

/** The company's own people are bound by the company, which writes the protocol. */
function boundBy({ principal: { id, party, side } }: Who, { agreement, purpose }: Case): Bound | null {
  if (agreement === null || side !== 'processor') return null;
  return { named: { agreement, purpose }, whose: { id, party } };
}

const keyOf = ({ named: { agreement, purpose }, whose: { id, party } }: Bound): string =>
  JSON.stringify(['protocol', agreement, purpose, id, party]);

function toldOf({ newest, versions, acknowledged }: Held, at: Date): ProtocolStands {
  return {
    protocol: newest?.protocol ?? null,
    hash: newest?.hash ?? null,
    owed: owes(versions, acknowledged, at.getTime()),
  };
}

/** By the clock alone: when somebody owes it is told each time. */
const NEVER = new Date(8.64e15);
