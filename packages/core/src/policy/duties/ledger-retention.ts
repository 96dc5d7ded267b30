import { whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/**
 * How long what lies beside the ledger is kept: the content of an entry for `keepDays` (45 CFR 164.316(b)(2)(i) asks for six
 * years), and what an erasure sealed until claims are barred, `limitationYears` after the end of the year of the entry. The
 * leaf of an entry is kept for ever. Never shorter than a year, so that nothing is gone before the next audit.
 */
export const ledgerRetention = defineDuty({
  kind: 'ledger-retention',
  settings: { keepDays: whole(365, 11_000), limitationYears: whole(1, 30) },
  describe: (who, { keepDays, limitationYears }) =>
    `${who} keeps the content of each ledger entry ${plural(keepDays, 'day')}, and what was erased at a customer’s request ` +
    `sealed until ${plural(limitationYears, 'year')} after the end of the year of the entry, whichever ends later.`,
});
