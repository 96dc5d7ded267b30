import type { Detector } from '../detector.ts';
import { lately, secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

const PUSH = /push|fatigue|prompt|denied-by-user|disowned/;
const FACTOR = /mfa|factor|otp|totp|passkey|challenge/;

interface State {
  /** Seconds since 1970 of refused factors, of those that were asked by push, and of refused passwords. */
  readonly factors: number[];
  readonly pushes: number[];
  readonly passwords: number[];
  readonly ids: string[];
}

function within(times: number[], at: number, seconds: number): number {
  while (times[0] !== undefined && at - times[0] > seconds) times.shift();
  return times.length;
}

function note(times: number[], at: number): void {
  if (times.length >= 16) times.shift();
  times.push(at);
}

function refused(state: State, event: WatchedEvent, at: number): void {
  const told = [event.code ?? '', ...event.flags].join(' ');
  if (PUSH.test(told)) note(state.pushes, at);
  else if (FACTOR.test(told)) note(state.factors, at);
  else note(state.passwords, at);
  lately(state.ids, event.id, 12);
}

/**
 * Refused until it was not (research 4.3, rule 12; Okta 2022): push requests denied and then approved, a second factor or
 * a password guessed. Only the success is a sign: without it the lock held.
 */
export const mfaFatigue: Detector<State> = {
  kind: 'mfa-fatigue',
  needs: ['sign-ins'],
  keepFor: 3_600_000,
  keyOf: (event) => (event.kind === 'sign-in' ? event.agent || null : null),
  fresh: () => ({ factors: [], pushes: [], passwords: [], ids: [] }),
  see(state, event, about) {
    const at = secondsOf(event.at);
    const seconds = about.threshold('minutes') * 60;
    const counts = [state.pushes, state.factors, state.passwords].map((times) => within(times, at, seconds));
    const [pushes = 0, factors = 0, passwords = 0] = counts;
    if (!event.ok) {
      if (pushes + factors + passwords === 0) state.ids.length = 0;
      refused(state, event, at);
      return null;
    }
    const ids = [...state.ids, event.id];
    for (const times of [state.pushes, state.factors, state.passwords, state.ids]) times.length = 0;
    const worn = pushes >= about.threshold('pushes');
    const guessed = factors >= about.threshold('factors');
    if (!worn && !guessed && passwords < about.threshold('passwords')) return null;
    const what = worn
      ? `${pushes} sign-in requests were denied`
      : guessed
        ? `the second factor was refused ${factors} times`
        : `the password was refused ${passwords} times`;
    return {
      severity: worn ? 'high' : 'medium',
      reason: `Within ${about.threshold('minutes')} minutes ${what}, and then one was accepted.`,
      events: ids,
    };
  },
};
