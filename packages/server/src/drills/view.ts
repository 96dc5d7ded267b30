import { drills, dueAt, MONTHLY_DAYS, type DrillResult, type RehearsedNotice } from '@cordon/core/drills';
import { Failure } from '@cordon/core/kernel';
import type { z } from 'zod';
import type { DrillDeps } from './deps.ts';
import { findGround } from './running.ts';
import type { drillResultView, drillRunView, drillsView } from './schemas.ts';
import type { Run } from './store.ts';

/** All drills with what they came to, for the page. */
export async function viewDrills(deps: DrillDeps): Promise<z.infer<typeof drillsView>> {
  const { store } = deps;
  const [runs, history, schedule, ready] = await Promise.all([
    store.runs(),
    store.history(),
    scheduleOf(deps),
    readiness(deps),
  ]);
  const running = runs.find(({ endedAt }) => endedAt === null);
  return {
    drills: drills.map(({ name, title, attack, expectedControl, notice, noFeed = false }) => {
      const own = history.filter(({ result }) => result.drill === name);
      return {
        ...{ name, title, attack, expectedControl, notice, noFeed },
        history: own.map(({ run, at, result: { passed, timeToDetectMs } }) => ({
          ...{ run, at: at.toISOString(), passed, timeToDetectMs },
        })),
        last: own[0] === undefined ? null : copied(own[0].result),
      };
    }),
    runs: runs.map(headOf),
    running: running === undefined ? null : await viewRun(deps, running),
    ...{ schedule, ready },
  };
}

export async function viewRun({ store }: DrillDeps, run: Run): Promise<z.infer<typeof drillRunView>> {
  return { ...headOf(run), results: (await store.resultsOf(run.id)).map(copied) };
}

/** When drills are made by themselves. Without a word of anybody it is monthly, from the day the company came. */
export async function scheduleOf({ store }: Pick<DrillDeps, 'store'>): Promise<{
  readonly everyDays: number | null;
  readonly nextAt: string | null;
}> {
  const [{ everyDays: said }, last, from] = await Promise.all([
    store.schedule(),
    store.lastWhole(),
    store.since(),
  ]);
  const everyDays = said === undefined ? MONTHLY_DAYS : said;
  const next = from === null ? null : dueAt(last ?? from, everyDays);
  return { everyDays, nextAt: next?.toISOString() ?? null };
}

async function readiness(deps: DrillDeps): Promise<z.infer<typeof drillsView>['ready']> {
  try {
    await findGround(deps, undefined);
    return 'ready';
  } catch (error) {
    const code = error instanceof Failure ? (error as Failure).code : null;
    if (code === 'not-found' || code === 'drill-without-canary') return code;
    throw error;
  }
}

function headOf({ drills: names, startedAt, endedAt, ...run }: Run) {
  return {
    ...{ ...run, drills: [...names] },
    ...{ startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
  };
}

/** What was kept before a result had all of this says nothing of it. */
const UNTIMED = { at: null };
const UNTOLD = { stoppedBy: null, clockStarted: null, noticesReady: null, notices: null };

function copied({ tried, entries, ...result }: DrillResult): z.infer<typeof drillResultView> {
  const { notices, ...told } = { ...UNTOLD, ...result };
  return {
    ...told,
    notices: notices === null ? null : { why: notices.why, drafts: notices.drafts.map(draftOf) },
    tried: tried.map((one) => ({ ...UNTIMED, ...one })),
    entries: [...entries],
  };
}

function draftOf({ lacks, people, ...draft }: RehearsedNotice) {
  return { ...draft, lacks: [...lacks], people: [...people] };
}
