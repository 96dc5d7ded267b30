import { oneOf, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** Who decides about a violation: one person of each party, or two of the controller. */
export const conductDeciders = ['one-of-each', 'controller'] as const;

/**
 * What follows when somebody who works under the agreement breaks it: heard first, decided by two, appealed to others
 * (GDPR Article 28(3)(b) binds the people, Article 32(4) their instructions; HIPAA 45 CFR 164.308(a)(1)(ii)(C) asks for a
 * sanction policy). A step counts against a later case for its own months, and never longer than the look-back.
 */
export const conductLadder = defineDuty({
  kind: 'conduct-ladder',
  settings: {
    decidedBy: oneOf(...conductDeciders),
    hearingDays: whole(1, 60),
    appealDays: whole(1, 90),
    reminderMonths: whole(1, 60),
    warningMonths: whole(1, 60),
    suspensionMonths: whole(1, 120),
    lookBackMonths: whole(1, 120),
    keepMonths: whole(1, 240),
  },
  describe: (who, { decidedBy, hearingDays, appealDays, reminderMonths, lookBackMonths, keepMonths }) =>
    `${who} acts on violations by the agreed ladder: the person has ${plural(hearingDays, 'day')} to answer, ` +
    `${decidedBy === 'controller' ? 'two people of the controller' : 'one person of each party'} decide, and an appeal may follow ` +
    `within ${plural(appealDays, 'day')}. A reminder counts ${plural(reminderMonths, 'month')}, nothing counts longer than ` +
    `${plural(lookBackMonths, 'month')}, and a case is kept ${plural(keepMonths, 'month')} after its end.`,
});
