import { scenarios, tabletopAt, type Scenario, type TabletopStep } from '@cordon/core/drills';
import { Failure, type ActWords } from '@cordon/core/kernel';
import { canonicalText, toHex, toUtf8, type JsonValue } from '@cordon/ledger';
import type { GivenAct, SignedActs, SignedIn } from '../identity/index.ts';
import type { EnterAct } from '../ledger/index.ts';
import { textHash } from '../platform/hashing.ts';
import { newId } from '../platform/ids.ts';
import type { Tabletop, TabletopStore } from './tabletop.store.ts';

export interface TabletopDeps {
  readonly tabletops: TabletopStore;
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly now: () => Date;
}

type Decision = Extract<TabletopStep, { kind: 'decision' }>;

/** @throws Failure `not-in-scope` for a scenario nobody wrote, `signature-invalid` */
export async function startTabletop(
  deps: TabletopDeps,
  who: SignedIn,
  { scenario, ...given }: { readonly scenario: string } & GivenAct,
): Promise<string> {
  scenarioOf(scenario);
  const id = newId('ttx');
  await signed(deps, who, 'tabletop-started', { scenario }, given, { tabletop: id });
  await deps.tabletops.start(id, scenario, who.person.id, deps.now());
  return id;
}

/** Brings what becomes known next before its minute. @throws Failure `conflict` when it is not the next one */
export async function bringNext(
  deps: TabletopDeps,
  who: SignedIn,
  id: string,
  { inject, ...given }: { readonly inject: string } & GivenAct,
): Promise<void> {
  const { standing } = await running(deps, id);
  if (standing.next?.id !== inject) throw new Failure('conflict');
  await signed(deps, who, 'tabletop-inject-brought', { tabletop: id, inject }, given);
  await deps.tabletops.step(id, { kind: 'inject', at: deps.now().getTime(), inject }, who.person.id);
}

/** Keeps what a role decided. @throws Failure `conflict` for what is not known yet, or not asked of that role */
export async function decideAtTable(
  deps: TabletopDeps,
  who: SignedIn,
  id: string,
  asked: { readonly inject: string; readonly role: Decision['role']; readonly decision: string } & GivenAct,
): Promise<void> {
  const { inject, role, decision, ...given } = asked;
  const { standing } = await running(deps, id);
  const known = standing.known.find((one) => one.inject.id === inject);
  if (known?.answers.some((answer) => answer.role === role) !== true) throw new Failure('conflict');
  const words = { tabletop: id, inject, role, decision: textHash(decision) };
  await signed(deps, who, 'tabletop-decided', words, given);
  const at = deps.now().getTime();
  await deps.tabletops.step(id, { kind: 'decision', at, inject, role, text: decision }, who.person.id);
}

/** Ends an exercise with what was learnt; the entry holds the hash of the debrief. */
export async function endTabletop(
  deps: TabletopDeps,
  who: SignedIn,
  id: string,
  { lesson, ...given }: { readonly lesson: string } & GivenAct,
): Promise<void> {
  const { standing, tabletop } = await running(deps, id);
  const at = deps.now();
  const debrief = { tabletop: id, scenario: tabletop.scenario, lesson, at: at.toISOString(), ...standing };
  const report = canonicalText(JSON.parse(JSON.stringify(debrief)) as JsonValue);
  const entry = await signed(deps, who, 'tabletop-ended', { tabletop: id, lesson: textHash(lesson) }, given, {
    ...{ debrief: toHex(deps.sha256(toUtf8(report))), unanswered: standing.unanswered },
  });
  if (!(await deps.tabletops.end(id, lesson, entry, at))) throw new Failure('already-done');
}

/** Where an exercise stands at this moment, or stood when it ended. */
export async function standingOf(
  { tabletops, now }: Pick<TabletopDeps, 'tabletops' | 'now'>,
  tabletop: Tabletop,
) {
  const { id, scenario, startedAt, endedAt } = tabletop;
  const steps = await tabletops.stepsOf(id);
  return tabletopAt(scenarioOf(scenario), startedAt.getTime(), steps, (endedAt ?? now()).getTime());
}

/** @throws Failure `not-in-scope` */
export function scenarioOf(id: string): Scenario {
  const found = scenarios.find((one) => one.id === id);
  if (found === undefined) throw new Failure('not-in-scope');
  return found;
}

async function running(deps: TabletopDeps, id: string) {
  const tabletop = await deps.tabletops.find(id);
  if (tabletop === null) throw new Failure('not-in-scope');
  if (tabletop.endedAt !== null) throw new Failure('already-done');
  return { tabletop, standing: await standingOf(deps, tabletop) };
}

async function signed(
  { signedActs, enterAct, now }: TabletopDeps,
  who: SignedIn,
  act: string,
  words: ActWords,
  given: GivenAct,
  more: ActWords = {},
): Promise<number> {
  const actor = await signedActs.by(who, act, words, given);
  return enterAct({ act, ...actor, agreement: null, code: null, at: now(), words: { ...words, ...more } });
}
