import {
  commitmentOf,
  planHash,
  populationOf,
  populationRoot,
  sampleOf,
  seedOf,
  type AuditPlan,
  type AuditProof,
  type PeriodEntry,
} from '@cordon/core/assurance/audits';
import {
  commit,
  cosigner,
  digests,
  formatEntryProof,
  formatVkey,
  inclusionProof,
  leafBytes,
  noteSigner,
  parseNote,
  type JsonValue,
} from '@cordon/ledger';
import { MemoryLog } from '../../packages/ledger/src/memoryLog.ts';

export const sha256 = digests['SHA-256'];

const ORIGIN = 'audited.example';
const log = noteSigner(ORIGIN, new Uint8Array(32).fill(1));
const witnessKey = new Uint8Array(32).fill(2);
const witnessAt = (time: string) => cosigner('witness.example', witnessKey, Date.parse(time) / 1000);

/** Keys that a verifier of the log has. */
export const auditKeys = [log.key, witnessAt('2026-04-01T00:00:00Z').key];

const NONCE = '5a'.repeat(32);
const plan: AuditPlan = {
  ...{ v: 1, audit: 'aud_1', agreement: 'agr_1', vendor: 'pty_v', reauditOf: null, byRole: true },
  ...{ from: '2026-01-02T00:00:00.000Z', until: '2026-04-01T00:00:00.000Z' },
  ...{ practices: ['masking'], clauses: [], rule: { confidence: 0.9, tolerable: 0.1, expected: 0 } },
};

/** What a dishonest side did differently. */
export interface Tampering {
  /** Entries that the counted population says nothing of. */
  readonly leaveOut?: number;
  /** Instead of the commitment's number. */
  readonly openedNonce?: string;
  /** Draws with a later checkpoint than the first witnessed one, whose time is this. */
  readonly checkpointAt?: string;
  /** The population is counted after the number was opened. */
  readonly countLast?: boolean;
  /** The population that the auditor signed for. */
  readonly signedRoot?: string;
  /** The period is said to begin with this entry. */
  readonly firstFrom?: number;
}

/**
 * The proof of an audit over a ledger of its own: a hundred entries of the period, of which every third is an access under the
 * agreement. Entry 0 lies before it.
 */
export function auditProofOf(tampering: Tampering = {}) {
  const ledger = new MemoryLog(ORIGIN);
  const entries: { leaf: Uint8Array; salt: Uint8Array; body: JsonValue }[] = [];
  const enter = (t: string, body: JsonValue): number => {
    const salt = sha256(new TextEncoder().encode(String(entries.length)));
    const leaf = leafBytes({ v: 1, t, c: commit(body, salt) });
    ledger.append(leaf);
    entries.push({ leaf, salt, body });
    return entries.length - 1;
  };
  const act = (t: string, name: string, words: JsonValue) => enter(t, { act: name, words });
  enter('2026-01-01T00:00:00.000Z', {});
  const planned = act('2026-01-02T01:00:00.000Z', 'audit-planned', {
    audit: plan.audit,
    plan: planHash(plan, sha256),
  });
  const committed = act('2026-01-02T02:00:00.000Z', 'audit-committed', {
    audit: plan.audit,
    commitment: commitmentOf(NONCE, sha256),
  });
  for (let nth = 0; nth < 100; nth++) enter('2026-02-01T00:00:00.000Z', { nth });
  const after = enter('2026-04-01T00:00:00.000Z', {});
  const first = ledger.checkpoint([log, witnessAt('2026-04-01T00:00:05Z')]);
  if (tampering.checkpointAt !== undefined) enter('2026-04-01T00:10:00.000Z', {});
  const checkpoint =
    tampering.checkpointAt === undefined
      ? first
      : ledger.checkpoint([log, witnessAt(tampering.checkpointAt)]);
  const period: PeriodEntry[] = Array.from({ length: after - 1 }, (_, nth) => {
    const index = nth + 1;
    if (index <= committed) return { index, is: 'agreement-act', what: null };
    if (index % 3 === 0) return { index, is: 'access', what: index % 2 === 0 ? 'tier1' : 'qa' };
    return { index, is: 'other-agreement', what: null };
  });
  const told = period.filter(
    ({ index }) => index !== tampering.leaveOut && index >= (tampering.firstFrom ?? 0),
  );
  const population = populationOf(told, ['per_ada', 'per_rita']);
  const root = populationRoot(population, sha256);
  const size = entriesOf(checkpoint);
  const count = () =>
    act('2026-04-01T01:00:00.000Z', 'audit-population-counted', {
      audit: plan.audit,
      root,
      checkpoint: size,
    });
  const counted = tampering.countLast === true ? null : count();
  const nonce = tampering.openedNonce ?? NONCE;
  const seed = seedOf({ nonce, checkpoint: parseNote(checkpoint).text, root }, sha256);
  const drawn = act('2026-04-01T02:00:00.000Z', 'audit-drawn', {
    ...{ audit: plan.audit, nonce, seed },
    root: tampering.signedRoot ?? root,
  });
  const countedAt = counted ?? count();
  const proofOf = (index: number, opened = false) => {
    const last = ledger.checkpoint([log]);
    const { leaf, salt, body } = entries[index] ??
      entries[0] ?? { leaf: new Uint8Array(), salt: new Uint8Array(), body: null };
    return formatEntryProof({
      ...{ index, leaf: leaf, checkpoint: last },
      proof: inclusionProof(index, ledger.size, ledger.hash),
      ...(opened && { opening: { salt: salt, body } }),
    });
  };
  const range = population.range ?? { first: 0, last: 0 };
  const proof: AuditProof = {
    ...{ v: 1, plan, population, checkpoint, nonce },
    sample: sampleOf(plan, population, seed, sha256),
    ends: {
      ...{ before: proofOf(range.first - 1), first: proofOf(range.first), last: proofOf(range.last) },
      after: proofOf(after),
    },
    entries: {
      ...{ planned: proofOf(planned, true), committed: proofOf(committed, true) },
      ...{ counted: proofOf(countedAt, true), drawn: proofOf(drawn, true) },
    },
  };
  return {
    ...{ proof, firstCheckpoint: first, seed },
    /** Enters one act more. @returns its opened proof */
    later: (name: string, words: JsonValue) => proofOf(act('2026-04-02T00:00:00.000Z', name, words), true),
    /** The files of the ledger as it is now. */
    files: () => ledger.export(ledger.checkpoint([log]), [formatVkey(log.key)]),
  };
}

function entriesOf(note: string): number {
  return Number(note.split('\n')[1]);
}
