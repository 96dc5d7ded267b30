import { seal } from '../agreements/signing/pdf/seal.ts';
import type { Acting } from '../ledger/index.ts';
import type { SubjectReportDeps } from './deps.ts';
import { assertNamed } from './naming.ts';
import { renderReport, reportField } from './pdf.ts';
import { reportOn, type SubjectReport } from './reporting.ts';

/** Most entries whose proofs go along; of more, the report still names each. */
const MOST_PROOFS = 500;

/** A report as it is given out. */
export interface Printed {
  readonly file: Uint8Array;
  /** The entry that it was made in. */
  readonly entry: number;
  readonly report: SubjectReport;
}

/**
 * Shows a report to an officer: an access like any, entered before it is shown.
 * @throws Failure `second-person-needed` for names nobody agreed to
 */
export async function lookAtReport(
  deps: SubjectReportDeps,
  actor: Acting,
  id: string,
  named: boolean,
): Promise<Omit<Printed, 'file'>> {
  const { report, words } = await made(deps, id, named);
  const entry = await deps.enter('subject-report-seen', actor, null, words);
  return { entry, report };
}

/**
 * Makes the signed file (PAdES B-T, under the house's seal and timestamp). Its hash is entered before anybody gets it; the
 * file itself is not kept.
 * @throws Failure `second-person-needed`, `signing-unavailable`
 */
export async function printReport(
  deps: SubjectReportDeps,
  actor: Acting,
  id: string,
  named: boolean,
): Promise<Printed> {
  const { report, words } = await made(deps, id, named);
  const at = deps.now();
  const told = report.accounting?.disclosures ?? report.accesses;
  const proofs = await deps.proofs(told.flatMap(({ entries }) => entries).slice(0, MOST_PROOFS));
  const subject = { commonName: 'Cordon reports to data subjects' };
  const file = await seal(await renderReport(report, { ...deps.log, proofs }, at, deps.sha256), {
    field: reportField,
    signer: await deps.authority.signerFor(subject, at),
    timestamps: deps.authority.timestamps,
    at,
    reason: 'Report to a data subject',
    contact: '',
  });
  const hash = Buffer.from(deps.sha256(file)).toString('hex');
  const entry = await deps.enter('subject-report-made', actor, null, { ...words, file: hash });
  return { file, entry, report };
}

async function made(deps: SubjectReportDeps, id: string, named: boolean) {
  const request = await deps.requests.find(id);
  if (named) assertNamed(request);
  const report = await reportOn(deps, request, named);
  const { kind } = request;
  const words = {
    ...{ request: id, kind, named, size: report.extent.size, accesses: report.accesses.length },
    names: named ? (request.names?.decided?.entry ?? null) : null,
  };
  return { report, words };
}
