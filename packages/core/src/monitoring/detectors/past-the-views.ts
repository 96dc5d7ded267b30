import type { Detector } from '../detector.ts';

/**
 * A statement would have been answered from a table of the source itself: both locks, the rewriting and the rights of the
 * reading login, were open. One is enough to look at once.
 */
export const pastTheViews: Detector<null> = {
  kind: 'past-the-views',
  needs: ['accesses'],
  keyOf: ({ code, agent }) => (code === 'raw-origin' ? agent : null),
  fresh: () => null,
  see: (_, { id }) => ({
    severity: 'critical',
    reason:
      'A statement reached a table itself and not its view; the connection was closed before a row left.',
    events: [id],
  }),
  keepFor: 0,
};
