import { auditAt, type AuditState } from '@cordon/core/assurance/audits';
import { Failure, type ActWords } from '@cordon/core/kernel';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import type { AuditDeps } from './deps.ts';
import type { Audit, KeptStep } from './store.ts';

/** An audit with what happened in it. */
export interface SeenAudit {
  readonly audit: Audit;
  readonly steps: readonly KeptStep[];
  readonly state: AuditState;
}

/** Whether a person may know of an audit: the company of all, a vendor of its own, an auditor within a window. */
async function maySee(
  deps: AuditDeps,
  { person }: SignedIn,
  { agreement, vendor, plan }: Audit,
): Promise<boolean> {
  if (person.role === 'auditor') return inWindow(deps, person.id, agreement.id, plan);
  return person.partyKind === 'company' || person.partyId === vendor.id;
}

/** Whether an auditor's window holds a whole period of an agreement. */
export async function inWindow(
  { windowsOf }: Pick<AuditDeps, 'windowsOf'>,
  person: string,
  agreement: string,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<boolean> {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  return (await windowsOf(person)).some(
    (window) =>
      window.agreement === agreement && window.from.getTime() <= start && end <= window.until.getTime(),
  );
}

/** An audit for whoever asks. @throws Failure `not-in-scope` */
export async function auditFor(deps: AuditDeps, who: SignedIn, id: string): Promise<SeenAudit> {
  const audit = await deps.store.find(id);
  if (audit === null || !(await maySee(deps, who, audit))) throw new Failure('not-in-scope');
  return seenOf(deps, audit, (await deps.store.steps([id])).get(id) ?? []);
}

/** All that somebody may know of, newest first. */
export async function auditsFor(deps: AuditDeps, who: SignedIn): Promise<readonly SeenAudit[]> {
  const all = await deps.store.list();
  const seen = await Promise.all(all.map((audit) => maySee(deps, who, audit)));
  return allSeen(
    deps,
    all.filter((_, nth) => seen[nth] === true),
  );
}

/** Audits with where each stands. */
export async function allSeen(deps: AuditDeps, audits: readonly Audit[]): Promise<readonly SeenAudit[]> {
  const steps = await deps.store.steps(audits.map(({ id }) => id));
  return audits.map((audit) => seenOf(deps, audit, steps.get(audit.id) ?? []));
}

function seenOf({ now }: Pick<AuditDeps, 'now'>, audit: Audit, steps: readonly KeptStep[]): SeenAudit {
  return { audit, steps, state: auditAt(audit.plan, steps, now().getTime()) };
}

/** Enters an act on an audit that its person signed. @returns its entry, and its person */
export async function enterSigned(
  deps: Pick<AuditDeps, 'signedActs' | 'enterAct' | 'now'>,
  who: SignedIn,
  act: string,
  { agreement }: Pick<Audit, 'agreement'>,
  words: ActWords,
  given: GivenAct,
  more: ActWords = {},
): Promise<{ readonly entry: number; readonly by: string; readonly at: number }> {
  const actor = await deps.signedActs.by(who, act, words, given);
  const at = deps.now();
  const entry = await deps.enterAct({
    ...{ act, ...actor, agreement: agreement.id, code: null, at },
    words: { ...words, ...more },
  });
  return { entry, by: actor.person, at: at.getTime() };
}
