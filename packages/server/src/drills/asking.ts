import type { DrillName } from '@cordon/core/drills';
import { Failure } from '@cordon/core/kernel';
import type { SignedActs, SignedIn } from '../identity/index.ts';
import type { GivenAct } from '../identity/index.ts';
import { newId } from '../platform/ids.ts';
import type { DrillDeps } from './deps.ts';
import { findGround, makeDrills } from './running.ts';
import { takeAway } from './takingAway.ts';

export interface DrillAskDeps extends DrillDeps {
  readonly signedActs: SignedActs;
}

/**
 * Has drills made, in the background: they take as long as an attack takes.
 * @returns the id of the run, which has begun
 * @throws Failure `drill-running`, `not-found`, `drill-without-canary`, `signature-invalid`
 */
export async function askDrills(
  deps: DrillAskDeps,
  who: SignedIn,
  { names, ...given }: { readonly names: readonly DrillName[] } & GivenAct,
): Promise<string> {
  const ground = await findGround(deps, undefined);
  if ((await deps.store.open()).length > 0) throw new Failure('drill-running');
  const id = newId('drl');
  const words = { drills: names.length === 0 ? 'all' : names.join(' ') };
  const actor = await deps.signedActs.by(who, 'drills-asked', words, given);
  await deps.enterAct({
    ...{ act: 'drills-asked', ...actor, agreement: ground.agreement.id, code: null, at: deps.now() },
    words: { ...words, drillRun: id },
  });
  const { person, party, ip } = actor;
  const begun = Promise.withResolvers<boolean>();
  const order = { names, at: deps.baseUrl, by: { person, party, ip } };
  const running = deps.alone(async () => {
    const making = makeDrills(deps, ground, order, {
      id,
      begun: () => {
        begun.resolve(true);
      },
    });
    await making;
    return true;
  });
  running
    .then((made) => {
      begun.resolve(made !== null);
    })
    .catch((err: unknown) => {
      begun.reject(err instanceof Error ? err : new Error('drills broke off'));
      deps.log.error('drills broke off', { feature: 'drills', err });
    });
  if (!(await begun.promise)) throw new Failure('drill-running');
  return id;
}

/** Says how often drills are made by themselves. @param everyDays null: by hand only */
export async function scheduleDrills(
  deps: DrillAskDeps,
  who: SignedIn,
  { everyDays, ...given }: { readonly everyDays: number | null } & GivenAct,
): Promise<void> {
  const actor = await deps.signedActs.by(who, 'drills-scheduled', { everyDays }, given);
  const act = { act: 'drills-scheduled', ...actor, agreement: null, code: null, at: deps.now() };
  await deps.enterAct({ ...act, words: { everyDays } });
  await deps.store.setSchedule(everyDays, who.person.id, deps.now());
}

/** What a run left that broke off with its process: it is ended, and what it made is taken away. Only while none runs. */
export async function clearUp(deps: DrillDeps): Promise<void> {
  for (const run of await deps.store.open()) await deps.store.fail(run, deps.now());
  await takeAway(deps, null);
  await deps.endIncidents();
}
