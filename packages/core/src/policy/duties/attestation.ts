import { text, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** A signed statement about a control at a regular distance. */
export const attestation = defineDuty({
  kind: 'attestation',
  settings: { control: text, everyMonths: whole(1) },
  describe: (who, { control, everyMonths }) =>
    `${who} attests to "${control}" every ${plural(everyMonths, 'month')}.`,
});
