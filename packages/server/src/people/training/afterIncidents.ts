import { DAY_MS } from '@cordon/core/people/training';
import { assignCourse } from './assigning.ts';
import type { TrainingDeps } from './deps.ts';
import type { InvolvedStore } from './incidents.store.ts';

/** What is asked of somebody an incident was really about, and by when. */
const COURSE = 'privacy';
const DUE_MS = 14 * DAY_MS;

/** What was closed longer ago was looked at when it was. */
const LOOK_BACK_MS = 30 * DAY_MS;

export type AfterIncidentsDeps = Pick<TrainingDeps, 'store' | 'newUuid' | 'settle' | 'now'> & {
  readonly incidents: InvolvedStore;
};

/**
 * Asks the refresher of everybody a closed incident was really about, once: who was asked for it by hand already, of whatever
 * course, is not asked again.
 * @throws Failure `ledger-unavailable`: what was assigned stands, and its entry is owed
 */
export async function refreshAfterIncidents(deps: AfterIncidentsDeps): Promise<void> {
  if (!(await deps.store.hasCourse(COURSE))) return;
  const at = deps.now().getTime();
  for (const { incident, person } of await deps.incidents.involved(new Date(at - LOOK_BACK_MS))) {
    const due = new Date(at + DUE_MS);
    await assignCourse(deps, { person, course: COURSE, reason: 'incident', cause: incident, due });
  }
}
