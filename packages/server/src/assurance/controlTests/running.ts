import { stateOf, type ControlRun, type ControlTest } from '@cordon/core/assurance';
import { canonicalText, toHex, toUtf8 } from '@cordon/ledger';
import { newId } from '../../platform/ids.ts';
import type { ControlTestDeps } from './deps.ts';
import type { LiveTest, ScanTest } from './liveTest.ts';
import type { Outcome } from './outcome.ts';
import { totalOf, type KeptRun } from './store.ts';

/** A statement of a test that takes longer could not be made: it would hold up the rest, and what it says be old. */
export const TIMEOUT_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Those whose last run is as old as they run, never run ones first. */
export async function dueTests({ tests, store, now }: ControlTestDeps): Promise<readonly LiveTest[]> {
  const last = new Map((await store.latest()).map(({ test, at }) => [test, at.getTime()]));
  const due = ({ id, everyHours }: LiveTest) => (last.get(id) ?? 0) + everyHours * HOUR_MS;
  return tests.filter((test) => due(test) <= now().getTime()).toSorted((a, b) => due(a) - due(b));
}

/**
 * Makes tests, one after the other, keeps what they came to with its entry, and tells it as findings. The caller is alone.
 * @param say told how many are made, before each
 * @returns what was kept; a test that threw or took too long is kept as one that could not be made
 */
export async function makeTests(
  deps: ControlTestDeps,
  tests: readonly LiveTest[],
  say: (made: number) => Promise<void> = async () => undefined,
): Promise<readonly KeptRun[]> {
  if (tests.length === 0) return [];
  const now = deps.now();
  const ground = deps.open({
    ...{ now, terms: await deps.terms(), timeout: TIMEOUT_MS },
    scans: tests.filter((test): test is ScanTest => 'applies' in test),
  });
  const runs: KeptRun[] = [];
  for (const test of tests) {
    await say(runs.length);
    const began = performance.now();
    const outcome = await made(deps, test, () => test.run(ground, now));
    const ms = Math.round(performance.now() - began);
    runs.push({ test: test.id, at: now, ran: outcome !== null, ...(outcome ?? NOTHING), ms });
  }
  await enterRuns(deps, runs, now);
  await tellFindings(deps);
  return runs;
}

const NOTHING: Outcome = { parts: [], failing: [] };

async function made(
  { log }: ControlTestDeps,
  { id }: LiveTest,
  run: () => Promise<Outcome>,
): Promise<Outcome | null> {
  try {
    return await run();
  } catch (err) {
    log.error('a control test could not be made', { feature: 'controls', job: id, err });
    return null;
  }
}

/** One entry for all: which failed and which could not be made, and the hash of everything they said. */
async function enterRuns(deps: ControlTestDeps, runs: readonly KeptRun[], at: Date): Promise<void> {
  const set = newId('crs');
  const results = canonicalText(
    runs.map(({ test, ran, parts, failing }) => ({
      ...{ test, ran, parts: parts.map((part) => ({ ...part })) },
      failing: failing.map((one) => ({ ...one })),
    })),
  );
  const failed = runs.filter(({ parts }) => totalOf(parts).failed > 0).map(({ test }) => test);
  const unknown = runs.filter(({ ran }) => !ran).map(({ test }) => test);
  await deps.store.keep(set, runs, {
    ...{ act: 'controls-tested', person: null, party: null, agreement: null, ip: null, at },
    words: {
      ...{ runSet: set, tests: runs.length, failed: failed.join(' '), couldNotRun: unknown.join(' ') },
      results: toHex(deps.sha256(toUtf8(results))),
    },
  });
  await deps.settle();
}

/**
 * Raises a finding for each test and vendor that fails, and for each test that says nothing now; settles those that pass.
 * What failed last stands as failing while the test cannot be made.
 */
async function tellFindings({ tests, store, findings, now }: ControlTestDeps): Promise<void> {
  const still: string[] = [];
  for (const { test, parts } of await store.lastMade()) {
    if (!tests.some(({ id }) => id === test)) continue;
    for (const { vendor, population, failed } of parts) {
      if (failed === 0) continue;
      const about = `${test}/${vendor ?? 'company'}`;
      still.push(about);
      await findings.raise({
        ...{ kind: 'control-failing', about, source: null, vendor, agreement: null },
        facts: { control: test, failed, population },
      });
    }
  }
  await findings.settle(['control-failing'], null, still);

  const latest = new Map((await store.latest()).map((run) => [run.test, run]));
  const unknown = tests.filter((test) => {
    const state = stateOf(test, runOf(latest.get(test.id)), now().getTime());
    return state === 'could-not-run' || state === 'stale';
  });
  for (const { id } of unknown) {
    await findings.raise({
      ...{ kind: 'control-unknown', about: id, source: null, vendor: null, agreement: null },
      facts: { control: id },
    });
  }
  await findings.settle(
    ['control-unknown'],
    null,
    unknown.map(({ id }) => id),
  );
}

/** A kept run over all vendors. */
function runOf(kept: KeptRun | undefined): ControlRun | undefined {
  if (kept === undefined) return undefined;
  const { test, at, ran, parts, failing } = kept;
  return { test, at: at.getTime(), ran, failing, ...totalOf(parts) };
}

/** When a test runs next: epoch milliseconds, or null when it never ran and is made at the next look. */
export function nextOf(
  { everyHours }: Pick<ControlTest, 'everyHours'>,
  last: Date | undefined,
): number | null {
  return last === undefined ? null : last.getTime() + everyHours * HOUR_MS;
}
