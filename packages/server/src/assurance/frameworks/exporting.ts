import { findingKinds, planFrom, resultsFrom, writePlan, writeResults } from '@cordon/core/assurance';
import type { ExportedFinding, ExportFacts, OscalObject } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { Finding } from '../finding.ts';
import type { SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { ExportedAgreement, FrameworkDeps } from './deps.ts';

/** What can be taken out of an agreement as OSCAL. */
export type ExportedModel = 'assessment-results' | 'plan-of-action-and-milestones';

interface Period {
  readonly from: Date;
  readonly until: Date;
}

/**
 * An agreement as OSCAL, entered before it leaves.
 * @param asked null for all that its reader may know of
 * @returns the JSON text
 * @throws Failure `not-in-scope`, `bad-request` for a period that ends before it begins, `nothing-found`, `internal` when the
 *   official schema does not hold
 */
export async function exportOscal(
  deps: FrameworkDeps,
  who: SignedIn,
  id: string,
  model: ExportedModel,
  asked: { readonly from: Date | null; readonly until: Date | null },
): Promise<string> {
  const agreement = await deps.agreementOf(id);
  if (agreement === null) throw new Failure('not-in-scope');
  const period = await periodOf(deps, who, id, asked);
  const document = await made(deps, agreement, model, period);
  // What leaves says that it is OSCAL: a document that the schema does not hold for is a fault of ours.
  if ((await deps.schema())(document) !== null)
    throw new Failure('internal', `an export of ${model} is not valid`);
  const text = JSON.stringify(document, null, 2);
  const { person, ip } = who;
  await deps.enterAct({
    ...{ act: 'oscal-exported', person: person.id, party: person.partyId, ip, agreement: id },
    ...{ code: null, at: deps.now() },
    words: {
      model,
      from: period.from.toISOString(),
      until: period.until.toISOString(),
      hash: textHash(text),
    },
  });
  return text;
}

async function made(
  deps: FrameworkDeps,
  agreement: ExportedAgreement,
  model: ExportedModel,
  period: Period,
): Promise<OscalObject> {
  const { processor: vendor, controller: company, id, title } = agreement;
  const facts: ExportFacts = {
    ...{
      uuid: deps.uuid,
      at: deps.now().getTime(),
      agreement: { id, title },
      company,
      vendor,
      system: deps.system,
    },
    period: { from: period.from.getTime(), until: period.until.getTime() },
    ...(await findingsOf(deps, agreement, period)),
  };
  if (model === 'plan-of-action-and-milestones') {
    const plan = planFrom(facts);
    if (plan === null) throw new Failure('nothing-found');
    return writePlan(plan);
  }
  const [runs, settings, audits] = await Promise.all([
    deps.tested.latest([vendor.id], period.until),
    deps.settings(period, [vendor.id]),
    deps.audits(id, period),
  ]);
  const within = runs.filter(({ at }) => at >= period.from.getTime() && at < period.until.getTime());
  return writeResults(resultsFrom({ ...facts, tests: deps.tested.tests, runs: within, settings, audits }));
}

/** A list of findings ends there, whatever there is. */
const MOST_LISTED = 500;

/** What was known of an agreement's findings at the end of a period. */
async function findingsOf(
  { findings }: FrameworkDeps,
  agreement: ExportedAgreement,
  { from, until }: Period,
): Promise<Pick<ExportFacts, 'findings' | 'complete'>> {
  const { id } = agreement;
  const vendors = [agreement.processor.id];
  const lists = await Promise.all([true, false].map((open) => findings.list({ open, vendors })));
  const known = lists
    .flat()
    .filter((finding) => finding.agreement === null || finding.agreement === id)
    .filter(({ raisedAt, closed }) => raisedAt < until && (closed === null || closed.at >= from))
    .toSorted((a, b) => a.raisedAt.getTime() - b.raisedAt.getTime() || (a.id < b.id ? -1 : 1));
  return {
    findings: known.map((finding) => exportedAt(finding, until, agreement)),
    complete: lists.every((list) => list.length < MOST_LISTED),
  };
}

function exportedAt(
  finding: Finding,
  until: Date,
  { controller, processor }: ExportedAgreement,
): ExportedFinding {
  const { id, kind, about, raisedAt, seenAt, closed, entry, standing, dueAt, exceptedAt } = finding;
  const { title, meaning, next } = findingKinds[kind];
  const { severity, owner, plan, exception } = standing;
  return {
    ...{ id, title: finding.title ?? title, about, meaning, next, severity, entry },
    raisedAt: raisedAt.getTime(),
    seenAt: Math.min(seenAt.getTime(), until.getTime()),
    dueAt: dueAt.getTime(),
    owner: owner.side === 'vendor' ? processor.id : controller.id,
    plan: plan === null ? null : `Planned to be mended by ${new Date(plan.until).toISOString().slice(0, 10)}`,
    exception:
      exception === null || exceptedAt === null || exceptedAt >= until
        ? null
        : { from: exceptedAt.getTime(), until: exception.until, approver: exception.approvedBy },
    closed: closed === null || closed.at >= until ? null : { at: closed.at.getTime(), how: closed.how },
  };
}

/** The time an export tells of: an auditor's lies within their window. */
async function periodOf(
  { windowsOf, now }: FrameworkDeps,
  { person }: SignedIn,
  agreement: string,
  asked: { readonly from: Date | null; readonly until: Date | null },
): Promise<Period> {
  const until = asked.until ?? now();
  const from = asked.from ?? new Date(until.getTime() - YEAR);
  if (from >= until) throw new Failure('bad-request', 'the period ends before it begins');
  if (person.role !== 'auditor') return { from, until };
  for (const window of await windowsOf(person.id)) {
    if (window.agreement !== agreement) continue;
    const cut = {
      from: asked.from === null || asked.from < window.from ? window.from : asked.from,
      until: until > window.until ? window.until : until,
    };
    if (cut.from < cut.until) return cut;
  }
  throw new Failure('not-in-scope');
}

const YEAR = 365 * 24 * 3_600_000;
