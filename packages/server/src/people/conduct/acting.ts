import { Failure, type ActWords } from '@cordon/core/kernel';
import { holdOf, mayAct, caseAt, stepInForce, type CaseAct, type Outcome } from '@cordon/core/people/conduct';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { newId } from '../../platform/ids.ts';
import type { ConductDeps } from './deps.ts';
import { actorOf, openFor, openOwn, type Opened } from './ground.ts';

interface Done {
  readonly name: string;
  readonly act: CaseAct;
  /** What the person signs beside the case. */
  readonly words: ActWords;
  readonly text?: string;
}

/** Where what was written with an act is sealed: it opens nowhere else. */
export const textPlace = (id: string, seq: number): string => `conduct:${id}:${String(seq)}`;

/**
 * Keeps one signed act of a case, where it may be done now, and does what it does. What opens access is entered before it is done,
 * what closes it after.
 * @throws Failure of `mayAct`; `signature-invalid`; `conduct-not-ready` when the case moved on meanwhile
 */
async function perform(
  deps: ConductDeps,
  who: SignedIn,
  ground: Opened,
  { name, act, words: said, text }: Done,
  given: GivenAct,
): Promise<void> {
  const { kept, standing, open } = ground;
  const { id, rule } = kept;
  const words = { case: id, ...said };
  const actor = await deps.signedActs.by(who, name, words, given);
  const basis = { subject: kept.subject.id, reporter: kept.reporter?.id ?? null, gravity: kept.gravity };
  const asKnown = { ...act, by: { ...act.by, person: await knownAs(deps, ground, act.by.person) } };
  const code = mayAct({ basis, standing, rule, open: open.steps }, asKnown);
  if (code !== null) throw new Failure(code);
  const seq = kept.acts.length;
  const sealed = text === undefined ? null : deps.seal.seal(text, textPlace(id, seq));
  const written = { seq, act, text: sealed };
  const agreement = kept.agreement.id;
  const more = { ...words, subjectPerson: kept.subject.id, subjectParty: kept.vendor.id };

  if (act.kind === 'decided') {
    const after = caseAt([...kept.acts.map((one) => one.act), act], act.at);
    const hold = holdOf(after, agreement, null);
    const course = stepInForce(after)?.course ?? null;
    const done = await deps.cases.write(id, {
      ...{ ...written, entry: null },
      ...(hold !== null && { takes: { ...hold, course } }),
      owes: ({ sessions, assignments }) =>
        deps.owed(name, actor, agreement, {
          ...{ ...more, proposedBy: standing.proposal?.by.person ?? null, clauses: rule.clauses.join(' ') },
          ...{ sessions, assignmentsEnded: assignments.length },
        }),
    });
    if (!done) throw new Failure('conduct-not-ready');
    await afterDecision(deps, ground, course, hold !== null);
    return;
  }
  const gives = act.kind === 'appeal-decided' && standing.appealProposal?.granted === true;
  const entry = await deps.enter(name, actor, agreement, more);
  if (!(await deps.cases.write(id, { ...written, entry, gives }))) throw new Failure('conduct-not-ready');
}

/** Somebody who has two accounts is one person: neither decides about the other, nor seconds it. */
async function knownAs({ cases }: ConductDeps, { kept, standing }: Opened, person: string): Promise<string> {
  const { proposal, appealProposal, decision } = standing;
  const involved = [
    ...[kept.subject.id, kept.reporter?.id, proposal?.by.person, appealProposal?.by.person],
    ...(decision?.by ?? []).map((one) => one.person),
  ];
  const same = await cases.samePeople(person);
  return same.find((one) => involved.includes(one)) ?? person;
}

async function afterDecision(
  deps: ConductDeps,
  { kept }: Opened,
  course: string | null,
  closes: boolean,
): Promise<void> {
  if (closes) {
    for (const id of await deps.cases.samePeople(kept.subject.id)) deps.revoked({ scope: 'person', id });
  }
  await deps.settle();
  if (course === null) return;
  const due = new Date(deps.now().getTime() + RETRAINING_DAYS * DAY_MS);
  await deps.retraining.assign({ person: kept.subject.id, course, reason: 'conduct', cause: kept.id, due });
}

const DAY_MS = 86_400_000;
const RETRAINING_DAYS = 14;

/** @throws Failure `conduct-not-ready` for an entry that is not about the person, `not-in-scope` for one that is not there */
export async function addFact(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  { entry, ...given }: { readonly entry: number } & GivenAct,
): Promise<void> {
  const ground = await openFor(deps, who, id);
  const [cited] = await deps.cases.entriesAbout([entry], await deps.cases.samePeople(ground.kept.subject.id));
  if (cited === undefined) throw new Failure('not-in-scope');
  const act: CaseAct = { kind: 'fact-added', at: deps.now().getTime(), by: actorOf(who), entry };
  await perform(deps, who, ground, { name: 'conduct-fact-added', act, words: { entry } }, given);
}

/** Asks the person for their side; they have until then, and never less than agreed. */
export async function askHearing(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  { until, ...given }: { readonly until: string } & GivenAct,
): Promise<void> {
  const ground = await openFor(deps, who, id);
  const day = new Date(until);
  const act: CaseAct = {
    ...{ kind: 'hearing-asked', at: deps.now().getTime(), by: actorOf(who), until: day.getTime() },
  };
  const words = { until: day.toISOString() };
  await perform(deps, who, ground, { name: 'conduct-hearing-asked', act, words }, given);
}

/** The person's own side, once. */
export async function state(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  { text, ...given }: { readonly text: string } & GivenAct,
): Promise<void> {
  const ground = await openOwn(deps, who, id);
  const act: CaseAct = { kind: 'stated', at: deps.now().getTime(), by: subjectOf(ground, who) };
  const words = { statement: textHash(text) };
  await perform(deps, who, ground, { name: 'conduct-stated', act, words, text }, given);
}

/** What one person would decide; another one decides it. */
export async function propose(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  asked: {
    readonly step: Outcome['step'];
    readonly until: string | null;
    readonly course: string | null;
    readonly why: string;
  } & GivenAct,
): Promise<void> {
  const { step, until: day, course, why, ...given } = asked;
  const ground = await openFor(deps, who, id);
  const until = day === null ? null : new Date(day);
  if (course !== null && !(await deps.retraining.courses()).some((one) => one.id === course))
    throw new Failure('bad-request', 'There is no such course.');
  const act: CaseAct = {
    ...{ kind: 'proposed', at: deps.now().getTime(), by: actorOf(who), proposal: newId('cpr') },
    outcome: { step, until: until?.getTime() ?? null, course },
  };
  const words = { step, until: until?.toISOString() ?? null, course, why: textHash(why) };
  await perform(deps, who, ground, { name: 'conduct-proposed', act, words, text: why }, given);
}

/**
 * The second person's word on a proposal: with it the step is in force from this moment.
 * @throws Failure `conduct-not-ready` for a proposal that is another one by now
 */
export async function decide(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  asked: { readonly proposal: string; readonly step: Outcome['step']; readonly approve: boolean } & GivenAct,
): Promise<void> {
  const { proposal, step, approve, ...given } = asked;
  const ground = await openFor(deps, who, id);
  if (ground.standing.proposal !== null && ground.standing.proposal.outcome.step !== step)
    throw new Failure('conduct-not-ready');
  const act: CaseAct = {
    ...{ kind: approve ? 'decided' : 'declined', at: deps.now().getTime(), by: actorOf(who), proposal },
  };
  await perform(
    deps,
    who,
    ground,
    { name: 'conduct-decided', act, words: { proposal, step, approve } },
    given,
  );
}

export async function appeal(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  { text, ...given }: { readonly text: string } & GivenAct,
): Promise<void> {
  const ground = await openOwn(deps, who, id);
  const act: CaseAct = { kind: 'appealed', at: deps.now().getTime(), by: subjectOf(ground, who) };
  const words = { grounds: textHash(text) };
  await perform(deps, who, ground, { name: 'conduct-appealed', act, words, text }, given);
}

export async function proposeAppeal(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  { granted, why, ...given }: { readonly granted: boolean; readonly why: string } & GivenAct,
): Promise<void> {
  const ground = await openFor(deps, who, id);
  const act: CaseAct = {
    ...{
      kind: 'appeal-proposed',
      at: deps.now().getTime(),
      by: actorOf(who),
      proposal: newId('cap'),
      granted,
    },
  };
  const words = { granted, why: textHash(why) };
  await perform(deps, who, ground, { name: 'conduct-appeal-proposed', act, words, text: why }, given);
}

/** An appeal that is granted gives back exactly what the step took, at once. */
export async function decideAppeal(
  deps: ConductDeps,
  who: SignedIn,
  id: string,
  asked: { readonly proposal: string; readonly granted: boolean; readonly approve: boolean } & GivenAct,
): Promise<void> {
  const { proposal, granted, approve, ...given } = asked;
  const ground = await openFor(deps, who, id);
  const proposed = ground.standing.appealProposal;
  if (proposed !== null && proposed.granted !== granted) throw new Failure('conduct-not-ready');
  const act: CaseAct = {
    ...{
      kind: approve ? 'appeal-decided' : 'appeal-declined',
      at: deps.now().getTime(),
      by: actorOf(who),
      proposal,
    },
  };
  const words = { proposal, granted, approve };
  await perform(deps, who, ground, { name: 'conduct-appeal-decided', act, words }, given);
}

/** Whoever came back under another account answers as who the case is about. */
function subjectOf({ kept }: Opened, who: SignedIn) {
  return { person: kept.subject.id, side: actorOf(who).side };
}
