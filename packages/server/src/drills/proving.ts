import { parseVkey, toHex, toUtf8, verifyEntryProof } from '@cordon/ledger';
import { z } from 'zod';
import { sha256 } from '../platform/hashing.ts';

/** A report as the console saves it. */
const saved = z.object({ report: z.string(), sha256: z.string(), proof: z.string() });

const inside = z.object({
  type: z.literal('cordon-drills'),
  run: z.string(),
  agreement: z.string(),
  at: z.string(),
  results: z.array(z.object({ drill: z.string(), passed: z.boolean().nullable(), why: z.string() })),
});

const entered = z.object({
  act: z.literal('drill-ended'),
  words: z.object({ drillRun: z.string(), report: z.string() }),
});

export type ProvenReport =
  | { readonly ok: true; readonly entry: number; readonly report: z.infer<typeof inside> }
  /** Plain words. */
  | { readonly ok: false; readonly problem: string };

/**
 * Holds a saved report against the proof beside it: its bytes are the ones whose hash stands in an entry of the ledger, the
 * entry that ended this run. Needs no installation.
 * @param vkeys of the ledger, known from elsewhere: a key that the file names itself would prove nothing
 */
export function proveReport(text: string, vkeys: readonly string[]): ProvenReport {
  const file = saved.safeParse(jsonOf(text));
  if (!file.success) return { ok: false, problem: 'it is no saved report of drills' };
  const { report, proof } = file.data;
  const hash = toHex(sha256(toUtf8(report)));
  if (hash !== file.data.sha256) return { ok: false, problem: 'the report was changed: its hash is another' };
  const told = inside.safeParse(jsonOf(report));
  if (!told.success) return { ok: false, problem: 'what it holds is no report of drills' };
  const proven = verifyEntryProof(
    proof,
    vkeys.map((key) => parseVkey(key)),
  );
  if (!proven.ok) return { ok: false, problem: proven.problem };
  const body = entered.safeParse(proven.body);
  if (!body.success) return { ok: false, problem: 'the proof is of another kind of entry' };
  const { words } = body.data;
  if (words.report !== hash) return { ok: false, problem: 'the entry holds the hash of another report' };
  if (words.drillRun !== told.data.run) return { ok: false, problem: 'the entry is of another run' };
  return { ok: true, entry: proven.index, report: told.data };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
