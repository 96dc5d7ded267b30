import { byAgent, isUnexplained } from '../access.ts';
import { poissonTail } from '../chance.ts';
import type { Detector } from '../detector.ts';
import { dayOf, hash32, isNew, lately } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

const KIN = new Set(['colleague', 'employee', 'staff', 'coworker', 'family', 'relative', 'same-surname']);
const KNOWN = new Set(['vip', 'celebrity', 'public-figure', 'high-profile', 'politician', 'press']);

interface State {
  /** Hash of the customer before: one customer looked at in several steps counts once. */
  last: number;
  given: number;
  givenKnown: number;
  week: number;
  chosen: number;
  readonly known: number[];
  readonly ids: string[];
  said: number;
}

/** Who the customer is, where the stream tells it. */
function whoOf(event: WatchedEvent): 'themselves' | 'a colleague or relative' | 'a known person' | null {
  let who: ReturnType<typeof whoOf> = null;
  for (const flag of event.flags) {
    if (flag === 'self') return 'themselves';
    if (KIN.has(flag)) who = 'a colleague or relative';
    else if (KNOWN.has(flag)) who ??= 'a known person';
  }
  return who;
}

/**
 * Curiosity (research 4.3, rule 7; Twitter 2020): customers who are known, colleagues or relatives, looked at without a
 * ticket. One alone may be a mistyped search; held against how many such customers chance would have brought.
 */
export const snooping: Detector<State> = {
  kind: 'snooping',
  needs: ['accesses'],
  keepFor: 14 * 86_400_000,
  keyOf: (event) => (event.subject === null ? null : byAgent(event)),
  fresh: () => ({ last: 0, given: 0, givenKnown: 0, week: 0, chosen: 0, known: [], ids: [], said: 0 }),
  see(state, event, about) {
    const subject = hash32(event.subject ?? '');
    if (subject === state.last) return null;
    state.last = subject;
    const who = whoOf(event);
    const week = Math.floor(dayOf(event.at) / 7);
    if (week !== state.week) {
      state.week = week;
      state.chosen = 0;
      state.said = 0;
      state.known.length = 0;
      state.ids.length = 0;
    }
    if (!isUnexplained(event)) {
      state.given += 1;
      if (who !== null) state.givenKnown += 1;
      if (who !== 'themselves') return null;
      return { severity: 'low', reason: 'Opened their own data, with a ticket.', events: [event.id] };
    }
    state.chosen += 1;
    if (who === null || !isNew(state.known, subject, 16)) return null;
    lately(state.ids, event.id);
    if (who === 'themselves')
      return { severity: 'high', reason: 'Opened their own data without a ticket.', events: [event.id] };
    const usual = (state.givenKnown + 50 * about.threshold('share')) / (state.given + 50);
    const found = state.known.length;
    const chance = poissonTail(found, usual * state.chosen);
    if (found < about.threshold('customers') || chance > about.threshold('chance') || found <= state.said)
      return found === 1
        ? { severity: 'low', reason: `Looked at ${who} without a ticket.`, events: [event.id] }
        : null;
    state.said = found * 2;
    return {
      severity: found >= about.threshold('many') ? 'high' : 'medium',
      reason:
        `Looked at ${found} known persons, colleagues or relatives without a ticket this week, among ` +
        `${state.chosen} customers without one; chance would bring ${(usual * state.chosen).toFixed(1)}.`,
      events: [...state.ids],
    };
  },
};
