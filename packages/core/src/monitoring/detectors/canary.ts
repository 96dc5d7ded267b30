import type { Detector } from '../detector.ts';

/** A made-up customer or field was touched: nobody has a reason to (research 4.3, rule 8). */
export const canary: Detector<null> = {
  kind: 'canary',
  needs: ['accesses'],
  keyOf: ({ flags, agent }) => (flags.includes('canary') || flags.includes('canary-field') ? agent : null),
  fresh: () => null,
  see: (_, { id, flags, subject, ok }) => ({
    severity: 'critical',
    reason: flags.includes('canary-field')
      ? 'A canary field was touched, which no work needs.'
      : `The canary customer ${subject ?? 'of this entry'} was touched${ok ? '' : ' (refused)'}; no ticket can ask for it.`,
    events: [id],
  }),
  keepFor: 0,
};
