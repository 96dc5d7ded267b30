import type { Detector } from '../detector.ts';
import type { WatchedEvent } from '../watched.ts';
import { countIn, noRow, type Row } from './window.ts';

/** Refusals that say nothing of a guess: whoever came was not let in whatever they typed. */
const NOT_GUESSED = /network|push|prompt|disowned|left|suspended|not-signed-in|needed/;

/** Whether a password or a factor was refused. */
export function isGuess({ kind, ok, code, flags }: WatchedEvent): boolean {
  return kind === 'sign-in' && !ok && !NOT_GUESSED.test([code ?? '', ...flags].join(' '));
}

/**
 * One account, guessed at (OWASP OAT-008; NIST SP 800-63B 5.2.2). That the lock held is no reason not to look: whoever guesses
 * has the name, and goes on elsewhere. When a guess was right, `mfa-fatigue` speaks.
 */
export const passwordGuessing: Detector<Row> = {
  kind: 'password-guessing',
  needs: ['sign-ins'],
  keepFor: 3_600_000,
  keyOf: (event) => (event.agent !== '' && event.agent !== 'nobody' && isGuess(event) ? event.agent : null),
  fresh: noRow,
  see(state, event, about) {
    const minutes = about.threshold('minutes');
    const guesses = countIn(state, event, minutes);
    if (guesses < about.threshold('guesses')) return null;
    return {
      severity: guesses >= about.threshold('many') ? 'high' : 'medium',
      reason: `${guesses} guesses at the account within ${minutes} minutes, all refused.`,
      events: [...state.ids],
    };
  },
};
