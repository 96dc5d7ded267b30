import type { LedgerPort, LedgerRecord } from '../../gate/index.ts';

/** An entry at least so often: without one nobody could tell a quiet hour from one that was cut out. */
const HEARTBEAT_MS = 60_000;

export interface HeartbeatDeps {
  readonly ledger: LedgerPort;
  /** Takes this minute's beat for this replica. @returns false when it was taken */
  readonly claim: (at: Date, everyMs: number) => Promise<boolean>;
  readonly now: () => Date;
}

/** Enters that the ledger lives, once a minute over all replicas. */
export async function beat({ ledger, claim, now }: HeartbeatDeps): Promise<void> {
  const at = now();
  if (await claim(at, HEARTBEAT_MS)) await ledger.append([heartbeatAt(at)]);
}

/** It is nobody's act: no event goes with it, and no list of accesses shows it. */
function heartbeatAt(at: Date): LedgerRecord {
  const nobody = { agreement: null, party: null, person: null, code: null };
  return {
    ...{ kind: 'heartbeat', at, ...nobody, openings: [], event: null, uses: [] },
    body: { v: 1, kind: 'heartbeat', at: at.toISOString() },
  };
}
