import {
  canonicalText,
  fromUtf8,
  toHex,
  type JsonValue,
  type Leaf,
  type Sha256,
  type VerifierKey,
} from '@cordon/ledger';
import { attachedIn, verifyDocument, type SealCrypto, type Trust } from '../../agreements/index.ts';
import type { AuditProof } from './proof.ts';
import { actOf, holds, recordOf, Wrong } from './proven.ts';

/** What came of looking at the file of a report. */
export type ReportVerification<T> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: string };

/**
 * Checks the seal of a report (PAdES B-T, ETSI EN 319 142-1): that no byte was changed since, and that its certificate and
 * timestamp lead to what the verifier trusts.
 * @param file the PDF as it was handed out
 * @param trust certificates known from elsewhere: one that the file brings itself would prove nothing
 */
export function verifyReportSeal(
  file: Uint8Array,
  trust: Trust,
  crypto: SealCrypto,
): ReportVerification<{ readonly sealedAt: string; readonly certificate: string }> {
  const { ok, kind, findings, signatures } = verifyDocument(file, { trust }, crypto);
  const [seal] = signatures;
  const bad = [...findings, ...(seal?.findings ?? [])].find((finding) => !finding.ok);
  if (bad !== undefined) return { ok: false, problem: bad.text };
  if (!ok || kind !== 'completion' || seal?.at == null || seal.certificate === null)
    return { ok: false, problem: 'The file is sealed as something else.' };
  return { ok: true, sealedAt: seal.at, certificate: seal.certificate };
}

/**
 * Checks that the ledger says of this file, and of no other, that it is the report of its audit: its hash, and that of the text
 * the auditor signed, stand in the entry; the text is of the same plan, population and draw as the proof beside it.
 * @param entry the opened proof of the entry `audit-reported`, C2SP tlog-proof
 * @param keys of the ledger, known from elsewhere
 */
export function verifyReportEntry(
  file: Uint8Array,
  { plan, population: _, ...proof }: AuditProof,
  drawn: { readonly seed: string },
  entry: string,
  keys: readonly VerifierKey[],
  sha256: Sha256,
): ReportVerification<{ readonly index: number; readonly leaf: Leaf }> {
  try {
    const { index, leaf, words } = actOf(entry, 'audit-reported', plan.audit, keys, sha256);
    holds(words.file === toHex(sha256(file)), 'the entry of audit-reported is of another file');
    const text = attachedIn(file)?.files.get('report.json');
    if (text === undefined) throw new Wrong('the file holds no report');
    holds(words.report === toHex(sha256(text)), 'the auditor signed another report');
    const report = recordOf(JSON.parse(fromUtf8(text)) as JsonValue);
    const samePlan = canonicalText(report.plan ?? null) === canonicalText(plan as unknown as JsonValue);
    holds(
      samePlan && report.seed === drawn.seed,
      'the report is of another plan or draw than the proof in it',
    );
    const before = actOf(proof.entries.drawn, 'audit-drawn', plan.audit, keys, sha256);
    holds(before.index < index, 'it was reported before it was drawn');
    return { ok: true, index, leaf };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.message };
    return { ok: false, problem: 'the report or its entry cannot be read' };
  }
}
