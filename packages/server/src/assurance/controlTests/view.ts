import { practices, stateOf, type PracticeId } from '@cordon/core/assurance';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { ControlTestDeps } from './deps.ts';
import type { LiveTest } from './liveTest.ts';
import { itemsFor } from './naming.ts';
import { nextOf } from './running.ts';
import type { Pass } from './passes.store.ts';
import type { controlPassesView, controlsView } from './schemas.ts';
import { pastRunFor, runFor, type ScopedRun } from './scope.ts';
import type { KeptRun, PastRun } from './store.ts';

/** As many as the history of a test shows. */
const HISTORY = 60;

type View = z.infer<typeof controlsView>;
type TestView = View['tests'][number];

/** Whose a reader may know of, and as of when. */
export interface Reader {
  /** Null: all, the company included. */
  readonly vendors: readonly string[] | null;
  readonly person: SignedIn['person'];
  /** The time a reader may look at: what was so at its end is told. Null: now, and all before. */
  readonly time: { readonly from: Date; readonly until: Date } | null;
}

/** Every test with where it stands for this reader, its last run, its history and when it runs next. */
export async function viewControls(
  deps: Pick<ControlTestDeps, 'tests' | 'store' | 'now'>,
  { vendors, person, time }: Reader,
): Promise<View> {
  const until = time?.until ?? null;
  const within = ({ at }: Pick<PastRun, 'at'>) => time === null || at >= time.from;
  const [latest, history, named] = await Promise.all([
    deps.store.latest(until),
    deps.store.history(HISTORY, until),
    deps.store.vendors(vendors),
  ]);
  const last = new Map(latest.filter(within).map((run) => [run.test, run]));
  const now = Math.min(deps.now().getTime(), until?.getTime() ?? Number.POSITIVE_INFINITY);
  const tests = deps.tests.map((test) =>
    testView(
      test,
      last.get(test.id),
      history.filter((run) => run.test === test.id && within(run)),
      { vendors, person, now },
    ),
  );
  // An item may be told by several ids at once, such as a person and a country.
  const ids = tests.flatMap((test) => test.last?.failing.flatMap(({ id }) => id.split(' ')) ?? []);
  return {
    practices: (Object.keys(practices) as PracticeId[]).map((id) => ({ id, title: practices[id] })),
    tests,
    names: [...(await deps.store.names([...new Set(ids)], vendors))],
    vendors: [...named],
  };
}

function testView(
  test: LiveTest,
  kept: KeptRun | undefined,
  past: readonly PastRun[],
  { vendors, person, now }: Pick<Reader, 'vendors' | 'person'> & { readonly now: number },
): TestView {
  const { id, practice, title, population, everyHours, freshHours } = test;
  const run = kept === undefined ? undefined : runFor(kept, vendors);
  const next = nextOf(test, kept?.at);
  return {
    ...{ id, practice, title, population, everyHours, freshHours },
    state: stateOf(test, run, now),
    last:
      run === undefined || kept === undefined
        ? null
        : {
            ...{ at: kept.at.toISOString(), ...countsOf(run), ms: kept.ms },
            failing: itemsFor(test, run.failing, person).map((one) => ({ ...one })),
          },
    nextAt: next === null ? null : new Date(next).toISOString(),
    history: past.map((one) => {
      const then = pastRunFor(one, vendors);
      // As it was judged when it was made.
      return { at: one.at.toISOString(), state: stateOf(test, then, one.at.getTime()), ...countsOf(then) };
    }),
  };
}

function countsOf({ counted, population, failed }: ScopedRun) {
  return counted ? { population, failed } : { population: null, failed: null };
}

/** A pass as it is told. */
export function passView(pass: Pass | null): z.infer<typeof controlPassesView>['running'] {
  if (pass === null) return null;
  const { askedAt, endedAt, tests } = pass;
  return {
    ...pass,
    tests: [...tests],
    askedAt: askedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
