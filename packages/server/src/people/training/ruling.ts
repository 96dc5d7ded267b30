import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { GivenAct, SignedIn } from '../../identity/index.ts';
import { newId } from '../../platform/ids.ts';
import type { TrainingDeps } from './deps.ts';
import { mayRule } from './rights.ts';
import type { ruleBody, trainingRule } from './schemas.ts';
import type { RuleRow } from './store.ts';

type RuleView = z.infer<typeof trainingRule>;
type RuleBody = z.infer<typeof ruleBody>;

/** Rules that bind the people somebody sees: the company's, and their own party's. */
export async function rulesFor(deps: TrainingDeps, { person }: SignedIn): Promise<RuleView[]> {
  const [rules, titles] = await Promise.all([deps.store.rules(), deps.titles()]);
  const seen = rules.filter(
    ({ party }) => person.partyKind === 'company' || party.kind === 'company' || party.id === person.partyId,
  );
  return seen.map(({ id, party, scope, value, course, everyMonths, madeAt }) => ({
    ...{ id, party: { id: party.id, name: party.name }, scope, value, course, everyMonths },
    ...{ title: titles.get(course) ?? course, madeAt: madeAt.toISOString() },
    mayEnd: party.id === person.partyId && mayRule(person.role),
  }));
}

/**
 * Has a party ask a course of its people, or the company of every vendor's. It adds to what agreements ask and loosens none.
 * @throws Failure `not-found` for a course that is not there, `bad-request`, `already-done`, `signature-invalid`
 */
export async function makeRule(
  deps: TrainingDeps,
  who: SignedIn,
  { scope, value, course, everyMonths, ...given }: RuleBody,
): Promise<string> {
  if (scope === 'risk' && !(Number(value) >= 0 && Number(value) <= 100)) {
    throw new Failure('bad-request', 'A residual risk is a number from 0 to 100.');
  }
  if (!(await deps.store.hasCourse(course))) throw new Failure('not-found');
  const words = { scope, value, course, everyMonths };
  const actor = await deps.signedActs.by(who, 'training-rule-made', words, given);
  const id = newId('trr');
  const at = deps.now();
  const rule = { ...{ id, scope, value, course, everyMonths }, party: who.person.partyId };
  const act = { act: 'training-rule-made', ...actor, agreement: null, at, words: { ...words, rule: id } };
  if (!(await deps.store.addRule(rule, who.person.id, at, act))) throw new Failure('already-done');
  await deps.settle();
  return id;
}

/** Ends a rule of one's own party. @throws Failure `not-in-scope`, `already-done`, `signature-invalid` */
export async function endRule(deps: TrainingDeps, who: SignedIn, id: string, given: GivenAct): Promise<void> {
  const rule: RuleRow | undefined = (await deps.store.rules()).find((one) => one.id === id);
  if (rule?.party.id !== who.person.partyId) throw new Failure('not-in-scope');
  const words = { rule: id };
  const actor = await deps.signedActs.by(who, 'training-rule-ended', words, given);
  const at = deps.now();
  const act = { act: 'training-rule-ended', ...actor, agreement: null, at, words };
  if (!(await deps.store.endRule(id, at, act))) throw new Failure('already-done');
  await deps.settle();
}
