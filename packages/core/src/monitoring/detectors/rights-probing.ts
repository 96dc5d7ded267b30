import type { Detector } from '../detector.ts';
import { countIn, noRow, type Row } from './window.ts';

/**
 * Somebody asks for what is other people's to do (ATT&CK TA0004; CWE-269): pages and acts that their role does not have. The
 * console shows nobody such a thing, so one is a strayed link and several are a search.
 */
export const rightsProbing: Detector<Row> = {
  kind: 'rights-probing',
  needs: ['administration'],
  keepFor: 3_600_000,
  keyOf: ({ kind, ok, code, agent }) =>
    kind === 'admin' && !ok && code === 'role-not-allowed' && agent !== '' ? agent : null,
  fresh: noRow,
  see(state, event, about) {
    const minutes = about.threshold('minutes');
    const acts = countIn(state, event, minutes);
    const severity =
      acts >= about.threshold('many') ? 'high' : acts >= about.threshold('acts') ? 'medium' : 'low';
    return {
      severity,
      reason: `Asked ${acts === 1 ? 'once' : `${acts} times within ${minutes} minutes`} for what another role may do; refused.`,
      events: [...state.ids],
    };
  },
};
