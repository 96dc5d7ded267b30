import { byAgent, isDenied } from '../access.ts';
import type { Detector } from '../detector.ts';
import { countIn, noRow, type Row } from './window.ts';

const OVER = new Set(['agreement-expired', 'agreement-ended']);

/** A day in minutes. */
const DAY = 1_440;

/**
 * Somebody goes on under an agreement that is over (design: when it ends, its permissions do). On the morning after, a
 * ticket is still open in front of everybody; going on is another thing.
 */
export const endedAgreement: Detector<Row> = {
  kind: 'ended-agreement',
  needs: ['accesses'],
  keepFor: 2 * 86_400_000,
  keyOf: (event) => (isDenied(event) && OVER.has(event.code ?? '') ? byAgent(event) : null),
  fresh: noRow,
  see(state, event, about) {
    const tries = countIn(state, event, DAY);
    return {
      severity: tries >= about.threshold('tries') ? 'medium' : 'low',
      reason: `Tried ${tries === 1 ? 'once' : `${tries} times in a day`} to work under an agreement that is over; refused.`,
      events: [...state.ids],
    };
  },
};
