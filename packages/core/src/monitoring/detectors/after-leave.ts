import { isAccess } from '../access.ts';
import type { About, Detector } from '../detector.ts';

const HOUR = 3_600_000;

interface State {
  /** Milliseconds, 0 for none. */
  left: number;
  absentFrom: number;
  absentUntil: number;
  used: number;
  /** The latest use before or after, milliseconds. */
  lastUse: number;
}

/** A leave told as a date begins at a whole hour somewhere on earth. */
const isDate = (at: number) => at % HOUR === 0;

/** An account is used after its owner left, or while away (research 4.3, rules 15 and 22; Cash App, Coupang). */
export const afterLeave: Detector<State> = {
  kind: 'after-leave',
  needs: ['leavers'],
  keyOf: (event) =>
    event.agent !== '' &&
    (event.kind === 'left' || event.kind === 'absence' || event.kind === 'sign-in' || isAccess(event))
      ? event.agent
      : null,
  fresh: () => ({ left: 0, absentFrom: 0, absentUntil: 0, used: 0, lastUse: 0 }),
  see(state, event, about) {
    const { kind, at, until, id, ok } = event;
    if (kind === 'left') {
      state.left = until ?? at;
      return null;
    }
    if (kind === 'absence') {
      state.absentFrom = at;
      state.absentUntil = until ?? at + about.threshold('absenceHours') * HOUR;
      state.used = 0;
      return null;
    }
    if (event.flags.includes('left') || (state.left > 0 && at >= state.left)) {
      const since = state.left > 0 ? ` ${days(at - state.left)} after` : ' after';
      const grace = state.left > 0 && isDate(state.left) && inShift(state.left, at, state.lastUse, about);
      state.lastUse = at;
      return {
        severity: grace ? 'low' : ok ? 'critical' : 'high',
        reason: `The account was ${ok ? 'used' : 'tried'}${since} its owner left.`,
        events: [id],
      };
    }
    const { lastUse } = state;
    state.lastUse = at;
    const margin = about.threshold('absenceMarginMinutes') * 60_000;
    if (at < state.absentFrom + margin || at > state.absentUntil - margin) return null;
    // A night's shift runs into the day on which somebody is told to be away.
    if (isDate(state.absentFrom) && inShift(state.absentFrom, at, lastUse, about)) return null;
    state.used += 1;
    return {
      severity: state.used >= about.threshold('absenceHigh') ? 'high' : 'medium',
      reason: `The account was used while its owner is away (${state.used} times in this absence).`,
      events: [id],
    };
  },
  keepFor: Infinity,
};

/** Whether the last shift still runs: work began before the date and never paused for long. */
function inShift(from: number, at: number, lastUse: number, about: About): boolean {
  return (
    at - from < about.threshold('graceHours') * HOUR &&
    at - lastUse < about.threshold('pauseMinutes') * 60_000
  );
}

function days(ms: number): string {
  const hours = Math.floor(ms / HOUR);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
