import type { Detector } from '../detector.ts';
import { blanks, dayOf, held, put, secondsOf } from '../kept.ts';

/** What takes a value off the screen; leaving the window or copying happens to everybody. */
const STRONG = /print|screenshot|capture|devtools/;
const WEAK = /copied|copy|left|blur|focus/;

const IDS = 5;

interface State {
  /** Seconds of the latest reveal. */
  revealed: number;
  day: number;
  reveals: number;
  strong: number;
  weak: number;
  /** Reveals and weak acts of the days before, decayed. */
  revealsBefore: number;
  weakBefore: number;
  readonly ids: string[];
  said: number;
}

/**
 * Printed, copied or turned away from soon after a value was revealed (research 4.3, rule 16; Shopify 2020). What a
 * browser tells can be left out or made up, so this is weak: copying counts only beside this agent's own days.
 */
export const screenAfterReveal: Detector<State> = {
  kind: 'screen-after-reveal',
  needs: ['accesses', 'screens'],
  keepFor: 30 * 86_400_000,
  keyOf: (event) => (event.kind === 'screen' || event.kind === 'reveal' ? event.agent || null : null),
  fresh: () => ({
    ...{
      revealed: 0,
      day: 0,
      reveals: 0,
      strong: 0,
      weak: 0,
      revealsBefore: 0,
      weakBefore: 0,
      ids: blanks(IDS),
      said: 0,
    },
  }),
  see(state, event, about) {
    const day = dayOf(event.at);
    if (day !== state.day) {
      state.revealsBefore = Math.round(state.revealsBefore * 0.95) + state.reveals;
      state.weakBefore = Math.round(state.weakBefore * 0.95) + state.weak;
      Object.assign(state, { day, reveals: 0, strong: 0, weak: 0, said: 0 });
      state.ids.fill('');
    }
    const at = secondsOf(event.at);
    if (event.kind === 'reveal') {
      if (!event.ok) return null;
      state.reveals += 1;
      state.revealed = at;
      return null;
    }
    if (event.code === null || at - state.revealed > about.threshold('seconds')) return null;
    const isStrong = STRONG.test(event.code);
    if (!isStrong && !WEAK.test(event.code)) return null;
    if (isStrong) state.strong += 1;
    else state.weak += 1;
    put(state.ids, event.id);
    const usual = (state.weakBefore + 2) / (state.revealsBefore + 4);
    const many = state.weak >= about.threshold('copies') && state.weak > state.reveals * 2 * usual;
    const level = state.strong >= about.threshold('prints') ? 2 : state.strong > 0 || many ? 1 : 0;
    if (level <= state.said) return null;
    state.said = level;
    return {
      severity: level === 2 ? 'medium' : 'low',
      reason:
        `After ${state.reveals} reveals today, printed or captured the screen ${state.strong} times and copied or left it ` +
        `${state.weak} times within ${about.threshold('seconds')} seconds.`,
      events: held(state.ids),
    };
  },
};
