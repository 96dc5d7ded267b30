import { isDenied } from '../access.ts';
import type { Detector } from '../detector.ts';
import type { WatchedEvent } from '../watched.ts';
import { countIn, noRow, type Row } from './window.ts';

/** Shown at a source that it is not for: a tool has one, and its credential is made for it. */
const isElsewhere = (event: WatchedEvent): boolean => isDenied(event) && event.flags.includes('other-source');

/**
 * The secret of an agent's other tool in other hands (ATT&CK T1528): shown from a network it was not made in, or at a source it
 * is not for. After its end it says little: a tool that nobody closed asks on.
 */
export const doorCredential: Detector<Row> = {
  kind: 'door-credential',
  needs: ['sign-ins'],
  keepFor: 2 * 3_600_000,
  keyOf: (event) =>
    event.agent !== '' && ((event.kind === 'door' && !event.ok) || isElsewhere(event)) ? event.agent : null,
  fresh: noRow,
  see(state, event, about) {
    const times = countIn(state, event, about.threshold('minutes'));
    const events = [...state.ids];
    if (event.code === 'credential-elsewhere')
      return {
        severity: 'high',
        reason: 'A credential was shown from a network it was not made in.',
        events,
      };
    if (isElsewhere(event))
      return {
        severity: times >= about.threshold('many') ? 'high' : 'medium',
        reason: 'A credential was shown at a source that it is not for.',
        events,
      };
    return { severity: 'low', reason: `A credential was shown after its end, ${times} times.`, events };
  },
};
