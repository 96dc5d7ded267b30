import { oneOf, whole } from '../settings.ts';
import { plural } from '../time.ts';
import { defineDuty } from './kind.ts';

/** What may be closed about one person without a person of the controller deciding first, the lightest first. */
export const automaticSteps = ['none', 'step-up', 'slow-down', 'suspend-agent'] as const;

export type AutomaticStep = (typeof automaticSteps)[number];

const does: Readonly<Record<AutomaticStep, string>> = {
  none: 'nothing is closed',
  'step-up': 'a fresh second factor is asked for',
  'slow-down': 'the person’s work is slowed down',
  'suspend-agent': 'the person is kept out',
};

/**
 * What an automatic check may close, and how soon a person decides about it: nobody is kept out by a machine alone for longer
 * than both parties signed (GDPR Article 22(3): human intervention, one's own point of view).
 */
export const containment = defineDuty({
  kind: 'containment',
  settings: { automatic: oneOf(...automaticSteps), decideWithinHours: whole(1, 72) },
  describe: (who, { automatic, decideWithinHours }) =>
    `Where a check finds a use that is certain to be irregular, ${does[automatic]} before anybody decided; ` +
    `${who.replace('The', 'the')} decides within ${plural(decideWithinHours, 'hour')}.`,
});
