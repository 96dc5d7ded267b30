import { nextDrillAt, restoreOverdueSince } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import type { EnterAct } from '../../ledger/index.ts';
import { newId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Findings } from '../finding.ts';
import type { BackupStore, DrillStep, Measured } from './store.ts';

/** Says how far a drill is. @throws Failure `restore-unfinished` when it has to stop */
export type SayStep = (step: DrillStep, done: number, of: number) => void;

/** What drills of restoring need of the rest. */
export interface RestoreDrillDeps {
  readonly store: BackupStore;
  readonly findings: Pick<Findings, 'raise' | 'settle'>;
  readonly enterAct: EnterAct;
  /** Makes a backup, restores it elsewhere, verifies it and takes all away again. @throws what went wrong */
  readonly make: (say: SayStep) => Promise<Measured>;
  /** Takes away what a process left that was killed. */
  readonly sweep: () => Promise<unknown>;
  /** Runs work unless a drill is made already, on any replica. @returns null when one is */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Nobody: the schedule. */
const NOBODY = { person: null, party: null, ip: null };
const ABOUT = { about: 'restore', source: null, vendor: null, agreement: null };
/** What a process that ended left of a drill. */
const BROKE_OFF = 'restore-unfinished';

/**
 * Makes the drill that is asked for or due, if there is one.
 * @param isStopping whether this process is on its way out: a drill under way is then given up and made again later
 */
export async function lookAfterDrills(deps: RestoreDrillDeps, isStopping: () => boolean): Promise<void> {
  const { store, now } = deps;
  const asked = await store.open();
  if (asked === null) {
    const { since, last } = await store.past();
    const due = nextDrillAt(since, last);
    if (due === null || due > now()) return;
    await store.ask(newId('rsd'), null, now());
  }
  await deps.alone(async () => {
    await deps.sweep();
    // Whoever ran one held the lock that is ours now.
    const open = await store.open();
    if (open?.state === 'running') await failed(deps, open.id, BROKE_OFF);
    else if (open !== null) await run(deps, open.id, isStopping);
  });
}

async function run(deps: RestoreDrillDeps, id: string, isStopping: () => boolean): Promise<void> {
  const { store, now, log } = deps;
  let said: Promise<unknown> = Promise.resolve();
  let lastAt = Number.NEGATIVE_INFINITY;
  let lastStep: DrillStep | null = null;
  const say: SayStep = (step, done, of) => {
    if (isStopping()) throw new Failure(BROKE_OFF);
    const at = performance.now();
    if (step === lastStep && at - lastAt < SAID_EVERY_MS) return;
    [lastAt, lastStep] = [at, step];
    said = said.then(() => store.step(id, step, done, of)).catch(() => undefined);
  };
  let measured: Measured;
  try {
    measured = await deps.make(say);
    await said;
  } catch (error) {
    await said;
    if (isStopping()) return store.again(id);
    log.error('a backup could not be restored in a drill', { feature: 'backup', err: error });
    return failed(deps, id, error instanceof Failure ? (error as Failure).code : 'internal');
  }
  const entry = await deps.enterAct({
    ...{ act: 'restore-drilled', ...NOBODY, agreement: null, code: null, at: now() },
    words: { restoreDrill: id, passed: true, ...measured },
  });
  await store.pass(id, now(), entry, measured);
  await deps.findings.settle(['restore-failed', 'restore-overdue'], null, []);
}

const SAID_EVERY_MS = 300;

async function failed(
  { store, enterAct, findings, now }: RestoreDrillDeps,
  id: string,
  problem: string,
): Promise<void> {
  // The finding first: a ledger that takes no entry may be what is wrong.
  await store.fail(id, now(), problem);
  await findings.raise({ kind: 'restore-failed', ...ABOUT, facts: { problem } });
  const entry = await enterAct({
    ...{ act: 'restore-drilled', ...NOBODY, agreement: null, code: null, at: now() },
    words: { restoreDrill: id, passed: false, problem },
  });
  await store.entered(id, entry);
}

/** Raises that no drill passed for too long, or takes it back. */
export async function lookForOverdue({ store, findings, now }: RestoreDrillDeps): Promise<void> {
  const { since, lastPassed } = await store.past();
  const overdue = restoreOverdueSince(since, lastPassed, now());
  if (overdue === null) await findings.settle(['restore-overdue'], null, []);
  else await findings.raise({ kind: 'restore-overdue', ...ABOUT, facts: { since: overdue.toISOString() } });
}
