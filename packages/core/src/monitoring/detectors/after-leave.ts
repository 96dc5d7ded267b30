import { isAccess } from '../access.ts';
import type { Detector } from '../detector.ts';

const HOUR = 3_600_000;

interface State {
  /** Milliseconds, 0 for none. */
  left: number;
  absentFrom: number;
  absentUntil: number;
  used: number;
}

/** An account is used after its owner left, or while away (research 4.3, rules 15 and 22; Cash App, Coupang). */
export const afterLeave: Detector<State> = {
  kind: 'after-leave',
  needs: ['leavers'],
  keyOf: (event) =>
    event.agent !== '' &&
    (event.kind === 'left' || event.kind === 'absence' || event.kind === 'sign-in' || isAccess(event))
      ? event.agent
      : null,
  fresh: () => ({ left: 0, absentFrom: 0, absentUntil: 0, used: 0 }),
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
      return {
        severity: ok ? 'critical' : 'high',
        reason: `The account was ${ok ? 'used' : 'tried'}${since} its owner left.`,
        events: [id],
      };
    }
    const margin = about.threshold('absenceMarginMinutes') * 60_000;
    if (at < state.absentFrom + margin || at > state.absentUntil - margin) return null;
    state.used += 1;
    return {
      severity: state.used >= about.threshold('absenceHigh') ? 'high' : 'medium',
      reason: `The account was used while its owner is away (${state.used} times in this absence).`,
      events: [id],
    };
  },
  keepFor: Infinity,
};

function days(ms: number): string {
  const hours = Math.floor(ms / HOUR);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
