import type { CodeEntry } from './entry.ts';

/** Why a conversation is withheld from quality, each with the next step. */
export const qualityCodes = {
  'customer-unknown': {
    http: 409,
    sqlstate: '55000',
    text: 'The ticket is tied to no customer, so their values cannot be looked for. Tie it to its customer, then try again.',
  },
  'transcript-missing': {
    http: 422,
    sqlstate: '22023',
    text: 'A recording cannot be searched without its transcript. Send both together.',
  },
  'file-incomplete': {
    http: 422,
    sqlstate: '22023',
    text: 'The file ends too early or is damaged. Send it again.',
  },
  'format-unread': {
    http: 422,
    sqlstate: '22023',
    text: 'This format is not read. Send JSON, WebVTT, SRT or the JSON of a speech recogniser.',
  },
  'sound-uncovered': {
    http: 422,
    sqlstate: '22023',
    text: 'Something was taken out of the transcript that has no time in the recording, so nothing of either is shown. Send a transcript that has a time for every word.',
  },
  'sound-unread': {
    http: 422,
    sqlstate: '22023',
    text: 'The recording is not read here, is damaged, or is shorter than its transcript. Send it as WAV, or its transcript alone, under a new id.',
  },
  'anonymising-failed': {
    http: 500,
    sqlstate: 'XX000',
    text: 'The detector failed on it, so nothing of it is shown. Try again, or tell the operator.',
  },
  'anonymising-timeout': {
    http: 503,
    sqlstate: '57014',
    text: 'Anonymising took too long, so nothing of it is shown. Try again, or send it in smaller parts.',
  },
} as const satisfies Record<string, CodeEntry>;
