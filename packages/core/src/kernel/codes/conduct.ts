import type { CodeEntry } from './entry.ts';

/** What a decided step closes, and why a case cannot be taken further in this way. */
export const conductCodes = {
  'conduct-retraining': {
    http: 403,
    sqlstate: '42501',
    text: 'Customer data is closed to you until you pass the course that was decided. My conduct names it, and how to appeal.',
  },
  'conduct-suspended': {
    http: 403,
    sqlstate: '42501',
    text: 'Customer data is closed to you until the day that was decided. My conduct says why, and how to appeal.',
  },
  'conduct-removed': {
    http: 403,
    sqlstate: '42501',
    text: 'You do not work on this account any more. My conduct says why, and how to appeal.',
  },
  'conduct-not-ready': {
    http: 409,
    sqlstate: '55000',
    text: 'The case is not at the step where this can be done, or it moved on meanwhile. Its page says what comes next.',
  },
  'conduct-not-impartial': {
    http: 403,
    sqlstate: '42501',
    text: 'Whoever reported it, whom it is about and whoever decided in it before cannot decide here. Ask somebody else.',
  },
  'conduct-step-not-open': {
    http: 409,
    sqlstate: '55000',
    text: 'The agreed ladder does not open this step for this case. Its page shows the steps that are open.',
  },
  'conduct-barred': {
    http: 409,
    sqlstate: '55000',
    text: 'This person was removed from the account by a decision that stands. They cannot be given work under this agreement.',
  },
} as const satisfies Record<string, CodeEntry>;
