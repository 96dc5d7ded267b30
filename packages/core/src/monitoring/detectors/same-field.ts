import { byAgent, isLook, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';
import { dayOf, hash32, lately } from '../kept.ts';

interface State {
  /** Hash of the fields of the run. */
  fields: number;
  last: number;
  run: number;
  unexplained: number;
  day: number;
  /** Longest run of today, and of the days before (what is old weighs less). */
  longest: number;
  usual: number;
  readonly ids: string[];
}

/**
 * One field of one customer after the other and nothing else: a list being made (the pictures of 2024 were one screen
 * each). Work touches a case in several ways; only a run that is long beside this agent's own days counts.
 */
export const sameField: Detector<State> = {
  kind: 'same-field',
  needs: ['accesses'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) => (event.subject === null ? null : byAgent(event)),
  fresh: () => ({ fields: 0, last: 0, run: 0, unexplained: 0, day: 0, longest: 0, usual: 0, ids: [] }),
  see(state, event, about) {
    const day = dayOf(event.at);
    if (day !== state.day) {
      state.usual = Math.max(state.longest, state.usual * 0.95);
      state.day = day;
      state.longest = 0;
    }
    const named = event.fields.length;
    if (event.kind === 'lookup' && named === 0) return null;
    const fields = named > 0 && named <= 2 && isLook(event) ? hash32(event.fields.join()) : 0;
    if (fields === 0 || fields !== state.fields) {
      Object.assign(state, { fields, last: 0, run: 0, unexplained: 0, ids: [] });
      if (fields === 0) return null;
    }
    const subject = hash32(event.subject ?? '');
    if (subject === state.last) return null;
    state.last = subject;
    state.run += 1;
    if (isUnexplained(event)) state.unexplained += 1;
    state.longest = Math.max(state.longest, state.run);
    lately(state.ids, event.id);
    const most = Math.ceil(Math.max(about.threshold('run'), 2 * state.usual));
    if (state.run !== most && state.run !== 2 * most) return null;
    const bare = state.unexplained * 2 >= state.run;
    return {
      severity: about.daysKnown < about.threshold('days') ? 'low' : bare ? 'high' : 'medium',
      reason:
        `Looked at ${event.fields.join(' and ')} of ${state.run} customers one after the other and at nothing else, ` +
        `${state.unexplained} without a ticket that explains it; the longest such run before was ${Math.floor(state.usual)}.`,
      events: [...state.ids],
    };
  },
};
