import { kindOf, type Side } from '@cordon/core/assurance/audits';
import { Failure } from '@cordon/core/kernel';
import { toHex } from '@cordon/ledger';
import { seal } from '../../agreements/signing/pdf/seal.ts';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { exceptionAbout, lookAtDue } from './cadence.ts';
import type { AuditDeps } from './deps.ts';
import { renderReport, reportField } from './pdf.ts';
import { proofOf } from './proving.ts';
import { reportHash, reportOf } from './report.ts';
import { auditFor, enterSigned, type SeenAudit } from './seeing.ts';

const sealedAs = (audit: string) => `audit-report:${audit}`;

/**
 * Ends the work: the auditor signs the hash of the report, the file is sealed (PAdES B-T) and its hash entered before anybody
 * gets it. What deviates becomes a finding.
 * @throws Failure `not-in-scope`, `audit-not-ready`, `conflict` when it is not the report that was shown, `signing-unavailable`
 */
export async function makeReport(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  { report: shown, ...given }: { readonly report: string } & GivenAct,
): Promise<void> {
  const seen = await auditFor(deps, who, id);
  if (seen.state.reported !== null) throw new Failure('already-done');
  if (seen.state.stage !== 'to-report') throw new Failure('audit-not-ready');
  const [report, proof] = [await reportOf(deps, seen), await proofOf(deps, seen)];
  if (report === null || proof === null) throw new Failure('audit-not-ready');
  if (reportHash(report, deps.sha256) !== shown) throw new Failure('conflict');
  const made = deps.now();
  const file = await seal(
    await renderReport(report, proof, { auditor: who.person.name, at: made }, deps.sha256),
    {
      ...{ field: reportField, timestamps: deps.authority.timestamps, at: made, contact: '' },
      signer: await deps.authority.signerFor({ commonName: 'Cordon audit reports' }, made),
      reason: 'Report of an audit',
    },
  );
  const hash = toHex(deps.sha256(file));
  const words = { audit: id, report: shown };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-reported', seen.audit, words, given, {
    file: hash,
  });
  const kept = deps.keys.seal(Buffer.from(file).toString('base64'), sealedAs(id));
  const step = { kind: 'reported', at, by, report: shown, file: hash } as const;
  if (!(await deps.store.add(id, step, entry, kept))) throw new Failure('already-done');
  await raiseExceptions(deps, seen);
  await lookAtDue(deps);
}

async function raiseExceptions(deps: AuditDeps, { audit, state }: SeenAudit): Promise<void> {
  for (const line of state.exceptions) {
    const marks = state.papers.get(line)?.marks ?? {};
    const failed = Object.entries(marks).flatMap(([test, mark]) => (mark === 'fail' ? [test] : []));
    await deps.findings.raise({
      ...{ kind: 'audit-exception', about: exceptionAbout(audit.id, line), source: null },
      ...{ vendor: audit.vendor.id, agreement: audit.agreement.id },
      facts: { audit: audit.id, of: kindOf(line), item: line.split(' ')[1] ?? '', failed: failed.join(' ') },
    });
  }
}

/** The signed file. @throws Failure `not-in-scope`, `audit-not-ready` before it is made */
export async function openReport(deps: AuditDeps, who: SignedIn, id: string): Promise<Buffer> {
  await auditFor(deps, who, id);
  const kept = await deps.store.report(id);
  if (kept === null) throw new Failure('audit-not-ready');
  return Buffer.from(deps.keys.unseal(kept, sealedAs(id)), 'base64');
}

/**
 * The entry of a report, opened, as one C2SP tlog-proof: by it a stranger learns that the ledger has this file and no other.
 * @throws Failure `not-in-scope`, `audit-not-ready` before the report
 */
export async function proofOfReport(deps: AuditDeps, who: SignedIn, id: string): Promise<string> {
  const { steps } = await auditFor(deps, who, id);
  const reported = steps.find(({ kind }) => kind === 'reported');
  const entry = reported === undefined ? null : await deps.book.entry(reported.entry);
  if (entry === null) throw new Failure('audit-not-ready');
  return deps.book.proofFile(entry, true);
}

/**
 * Keeps what the company or the vendor says to the report; once each.
 * @throws Failure `not-in-scope`, `audit-not-ready` before the report, `already-done`
 */
export async function respond(
  deps: AuditDeps,
  who: SignedIn,
  id: string,
  { text, ...given }: { readonly text: string } & GivenAct,
): Promise<void> {
  const { audit, state } = await auditFor(deps, who, id);
  const side: Side = who.person.partyKind === 'company' ? 'company' : 'vendor';
  if (state.responses.has(side)) throw new Failure('already-done');
  if (state.stage !== 'reported') throw new Failure('audit-not-ready');
  const words = { audit: id, text: textHash(text) };
  const { entry, by, at } = await enterSigned(deps, who, 'audit-responded', audit, words, given, { side });
  if (!(await deps.store.add(id, { kind: 'responded', at, by, side, text }, entry)))
    throw new Failure('already-done');
}

/** Closes an audit to which both sides have responded. @throws Failure `not-in-scope`, `audit-not-ready`, `already-done` */
export async function closeAudit(deps: AuditDeps, who: SignedIn, id: string, given: GivenAct): Promise<void> {
  const { audit, state } = await auditFor(deps, who, id);
  if (state.stage === 'closed') throw new Failure('already-done');
  if (state.stage !== 'to-close') throw new Failure('audit-not-ready');
  const { entry, by, at } = await enterSigned(deps, who, 'audit-closed', audit, { audit: id }, given);
  if (!(await deps.store.add(id, { kind: 'closed', at, by }, entry))) throw new Failure('already-done');
}
