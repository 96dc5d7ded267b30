import type { Detector } from '../detector.ts';
import { countIn, noRow, type Row } from './window.ts';

/**
 * Somebody signs in again and again from where their people do not work (design: a vendor’s people come from its listed
 * networks). Once is somebody at home; going on is somebody who looks for a way round. A session that moved is told by
 * `new-place`.
 */
export const outsideNetwork: Detector<Row> = {
  kind: 'outside-network',
  needs: ['sign-ins'],
  keepFor: 2 * 3_600_000,
  keyOf: ({ kind, ok, code, flags, agent, session }) =>
    kind === 'sign-in' &&
    !ok &&
    session === null &&
    agent !== '' &&
    [code ?? '', ...flags].some((told) => told.startsWith('network-'))
      ? agent
      : null,
  fresh: noRow,
  see(state, event, about) {
    const minutes = about.threshold('minutes');
    const tries = countIn(state, event, minutes);
    if (tries < about.threshold('tries')) return null;
    return {
      severity: tries >= about.threshold('many') ? 'high' : 'medium',
      reason: `${tries} sign-ins within ${minutes} minutes from a network that is not listed, all refused.`,
      events: [...state.ids],
    };
  },
};
