import { oneOf, whole } from '../settings.ts';
import { isRecent, minutes, minutesInWords } from '../time.ts';
import { defineCondition } from './kind.ts';

/**
 * Witnesses cosigned the ledger less than `maxAgeMinutes` ago. Fact: when they last did, in epoch milliseconds; 0: never.
 * `onSilence` is the parties' choice of what then: the work stops, or goes on while the alarm stands.
 */
export const witnessed = defineCondition({
  kind: 'witnessed',
  factNeeded: 'witnessed',
  sparesService: null,
  settings: { maxAgeMinutes: whole(2, 10_080), onSilence: oneOf('keep-serving', 'stop') },
  check:
    ({ maxAgeMinutes, onSilence }) =>
    (fact, now) => {
      if (onSilence === 'keep-serving') return 'holds';
      const at = fact?.value;
      return typeof at === 'number' && isRecent(at, now, minutes(maxAgeMinutes))
        ? 'holds'
        : 'ledger-unwitnessed';
    },
  describe: ({ maxAgeMinutes, onSilence }) =>
    `Witnesses cosigned the ledger within the last ${minutesInWords(maxAgeMinutes)}; ` +
    (onSilence === 'stop' ? 'else nothing is shown.' : 'else an alarm is raised and the work goes on.'),
});
