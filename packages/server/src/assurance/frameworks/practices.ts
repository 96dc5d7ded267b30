import {
  areas,
  controls,
  evidenceOf,
  frameworks,
  practices,
  practicesNow,
  type Control,
  type FrameworkId,
  type PracticeStanding,
} from '@cordon/core/assurance';
import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { FrameworkDeps } from './deps.ts';
import type { practicesView } from './schemas.ts';

/**
 * The practices as they stand now; for an auditor as they stood at the end of their window, by what is of its vendors.
 */
export async function viewPractices(
  deps: FrameworkDeps,
  who: SignedIn,
): Promise<z.infer<typeof practicesView>> {
  const { vendors, at, before, from } = await scopeOf(deps, who);
  const runs = (await deps.tested.latest(vendors, before)).filter(
    (run) => from === null || run.at >= from.getTime(),
  );
  const standing = new Map(
    practicesNow(deps.tested.tests, runs, at.getTime()).map((one) => [one.practice, one]),
  );
  return {
    at: at.toISOString(),
    areas: areas.map(({ id, title, practices: of }) => ({
      ...{ id, title },
      practices: of.flatMap((practice) => {
        const one = standing.get(practice);
        return one === undefined ? [] : [viewOf(one)];
      }),
    })),
  };
}

/** Whose items a reader may know of, and as of when. */
async function scopeOf({ auditedParties, windowsOf, now }: FrameworkDeps, { person }: SignedIn) {
  const at = now();
  if (person.role !== 'auditor') return { vendors: null, at, before: null, from: null };
  const [vendors, windows] = await Promise.all([auditedParties(person.id), windowsOf(person.id)]);
  const end = windows.reduce((last, { until }) => Math.max(last, until.getTime()), 0);
  const begin = windows.reduce((first, { from }) => Math.min(first, from.getTime()), at.getTime());
  const until = new Date(Math.min(at.getTime(), end));
  return { vendors, at: until, before: until, from: new Date(begin) };
}

function viewOf({ practice, state, tests }: PracticeStanding) {
  return {
    ...{ id: practice, title: practices[practice], state },
    tests: tests.map(({ test, run, state: of }) => ({
      ...{ id: test.id, title: test.title, population: test.population, state: of },
      ...{ everyHours: test.everyHours, freshHours: test.freshHours },
      last:
        run === undefined
          ? null
          : {
              at: new Date(run.at).toISOString(),
              ...{ looked: run.population, failed: run.failed, ran: run.ran },
              failing: run.failing.map((item) => ({ ...item })),
            },
    })),
    controls: controls.filter((control) => control.practice === practice).map(controlView),
    evidence: evidenceOf[practice].map((one) => ({ ...one })),
  };
}

/** A control with where each framework asks for it. */
export function controlView({ id, practice, text, references }: Control) {
  return {
    ...{ id, practice, text },
    references: (Object.keys(frameworks) as FrameworkId[]).flatMap((framework) =>
      (references[framework] ?? []).map((reference) => ({
        ...{ framework, reference, citation: frameworks[framework].cite(reference) },
      })),
    ),
  };
}
