import {
  drills,
  notWatched,
  verdictOf,
  type Behind,
  type Drill,
  type DrillName,
  type DrillResult,
  type Tried,
  type Watched,
} from '@cordon/core/drills';
import { Failure } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import { canonicalText, toHex, toUtf8, type JsonValue } from '@cordon/ledger';
import type { Canary } from '../canaries/canary.ts';
import { newId } from '../platform/ids.ts';
import type { DrillDeps, DrilledAgreement } from './deps.ts';
import { openPlace, type Place } from './range.ts';
import { tellFailed } from './telling.ts';
import { takeAway } from './takingAway.ts';

/** Who has drills made: a person, or nobody for the schedule and whoever has the machine. */
interface DrillAsker {
  readonly person: string | null;
  readonly party: string | null;
  readonly ip: string | null;
}

interface DrillOrder {
  /** All when empty. */
  readonly names: readonly DrillName[];
  /** The newest in force whose source has a canary, when absent. */
  readonly agreement?: string;
  /** Where the installation answers. */
  readonly at: string;
  readonly by: DrillAsker;
}

interface DrillsMade {
  readonly run: string;
  readonly agreement: string;
  readonly results: readonly DrillResult[];
  /** Entry that holds the hash of the report. */
  readonly entry: number;
}

/** What the drills of a run are made under. */
interface Ground {
  readonly agreement: DrilledAgreement;
  readonly policy: Policy;
  readonly canary: Canary;
}

/**
 * Looks for an agreement to make drills under.
 * @throws Failure `not-found` for an agreement without terms in force; `drill-without-canary` where nobody seeded one
 */
export async function findGround(deps: DrillDeps, wanted: string | undefined): Promise<Ground> {
  const [all, canaries] = await Promise.all([deps.agreements(), deps.canaries()]);
  const agreements = wanted === undefined ? all : all.filter(({ id }) => id === wanted);
  let isInForce = false;
  for (const agreement of agreements) {
    const policy = await deps.policy(agreement.id);
    if (policy === null) continue;
    isInForce = true;
    const canary = canaries.find(({ source }) => source === agreement.source);
    if (canary !== undefined) return { agreement, policy, canary };
  }
  throw new Failure(isInForce ? 'drill-without-canary' : 'not-found');
}

/**
 * Makes drills, one after the other, each with people and tickets of its own that are taken away after it. Begin, every try
 * and end are entries under the run's id, and so is the hash of the report.
 * @throws Failure as {@link findGround}
 */
export async function makeDrills(
  deps: DrillDeps,
  ground: Ground,
  { names, at, by }: DrillOrder,
  { id = newId('drl'), begun: tellBegun }: { readonly id?: string; readonly begun?: () => void } = {},
): Promise<DrillsMade> {
  const chosen = drills.filter(({ name }) => names.length === 0 || names.includes(name));
  const { agreement } = ground;
  const whole = chosen.length === drills.length;
  const begun = deps.now();
  const enter = (act: string, code: null, words: Record<string, string | number | boolean | null>) =>
    deps.enterAct({
      act,
      ...by,
      agreement: agreement.id,
      code,
      at: deps.now(),
      words: { drillRun: id, ...words },
    });
  await deps.store.begin({
    ...{ id, agreement: agreement.id, by: by.person, whole, at: begun },
    drills: chosen.map(({ name }) => name),
  });
  try {
    tellBegun?.();
    await deps.ground.party(begun);
    await enter('drill-started', null, { drills: chosen.map(({ name }) => name).join(' ') });
    const results: DrillResult[] = [];
    for (const drill of chosen) {
      const result = await makeOne(deps, id, ground, drill, at, (tried, attacker) =>
        enter('drill-step', null, {
          ...{ drill: drill.name, agent: attacker, step: tried.what, got: tried.got },
          ...{ refusal: tried.code, saw: tried.entry },
        }),
      );
      await deps.store.keep(id, deps.now(), result);
      results.push(result);
    }
    const report = canonicalText(
      asJson({
        v: 1,
        type: 'cordon-drills',
        run: id,
        agreement: agreement.id,
        at: begun.toISOString(),
        results,
      }),
    );
    const hash = toHex(deps.sha256(toUtf8(report)));
    const counts = {
      passed: results.filter(({ passed }) => passed === true).length,
      failed: results.filter(({ passed }) => passed === false).length,
    };
    const entry = await enter('drill-ended', null, { report: hash, ...counts, made: results.length });
    await deps.store.end(id, deps.now(), report, entry);
    await tellFailed(deps.findings, { run: id, agreement: agreement.id }, results);
    await deps.endIncidents();
    return { run: id, agreement: agreement.id, results, entry };
  } catch (error) {
    await deps.store.fail(id, deps.now());
    throw error;
  }
}

type Step = (tried: Tried, attacker: string | null) => Promise<number>;

/** An attack that was cut off before it reached its control shows nothing of it: it is made again, by others. */
const TRIES = 3;

async function makeOne(
  deps: DrillDeps,
  run: string,
  ground: Ground,
  drill: Drill,
  at: string,
  step: Step,
): Promise<DrillResult> {
  for (let left = TRIES - 1; ; left -= 1) {
    const result = await tryOne(deps, run, ground, drill, at, step);
    if (left === 0 || result.stoppedBy !== 'containment') return result;
  }
}

async function tryOne(
  deps: DrillDeps,
  run: string,
  ground: Ground,
  drill: Drill,
  at: string,
  step: Step,
): Promise<DrillResult> {
  const begun = deps.now();
  const place = openPlace(deps, run, ground, at);
  try {
    const tried = await attempt(deps, drill, place);
    const [attacker] = place.people;
    if (!('notMade' in tried)) for (const one of tried) await step(one, attacker ?? null);
    const isMade = attacker !== undefined && !('notMade' in tried);
    // Nobody waits for what leaves nothing to be noticed.
    const watched =
      isMade && drill.notice !== 'nothing' ? await seenOf(deps, ground, place, begun) : notWatched;
    return verdictOf(drill, tried, watched, clauseOf(ground.policy, drill.behind));
  } finally {
    await takeAway(deps, run);
  }
}

async function seenOf(
  { watch, rehearse }: DrillDeps,
  { agreement }: Ground,
  { people }: Place,
  from: Date,
): Promise<Watched> {
  const { incident, ...seen } = await watch.about(people, from);
  if (seen.detectedAfterMs === null) return { ...seen, rehearsed: null };
  return { ...seen, rehearsed: await rehearse({ people, agreement: agreement.id, from, incident }) };
}

/** A fault of an attack is no refusal, and a drill that broke is no pass. */
async function attempt(deps: DrillDeps, drill: Drill, place: Place): ReturnType<Drill['run']> {
  try {
    return await drill.run(place.range);
  } catch (err) {
    deps.log.error(`the drill ${drill.name} could not be carried out`, { feature: 'drills', err });
    return [{ what: 'a step of the attack', got: 'no-ground', code: 'internal', entry: null, at: null }];
  }
}

/** The clause behind a control, where the terms have one. */
function clauseOf({ terms }: Policy, behind: Behind | null): string | null {
  switch (behind?.effect) {
    case 'condition':
      return terms.conditions.find(({ kind }) => kind === behind.kind)?.clause ?? null;
    case 'limit':
      return terms.limits.find(({ kind }) => kind === behind.kind)?.clause ?? null;
    case 'hand':
      return terms.ticketInHand?.clause ?? null;
    case 'term':
      return terms.general?.clause ?? null;
    case 'permission': {
      const { operation } = behind;
      return terms.permissions.find(({ operations }) => operations.includes(operation))?.clause ?? null;
    }
    case undefined:
      return null;
  }
}

function asJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
