import { plural } from '../time.ts';
import { defineLimit } from './kind.ts';

/**
 * Sessions one person has open at a time. Counted at sign-in, where the oldest one ends: whoever forgot to sign out
 * somewhere is not kept out by it, and a stolen session does not live beside the owner's.
 */
export const concurrentSessions = defineLimit({
  kind: 'concurrent-sessions',
  settings: {},
  problem: (max) => (max < 1 ? 'max must be 1 or more: with none, nobody could sign in' : undefined),
  allows: () => () => true,
  describe: (max) =>
    `One person is signed in with at most ${plural(max, 'session')} at a time; a new sign-in ends the oldest.`,
});
