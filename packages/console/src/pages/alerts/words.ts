import type { Alert } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

/** How a severity reads, and how loud it looks. */
export const SEVERITY: Readonly<Record<Alert['severity'], { readonly word: string; readonly tone: Tone }>> = {
  low: { word: 'Low', tone: 'plain' },
  medium: { word: 'Medium', tone: 'warn' },
  high: { word: 'High', tone: 'warn' },
  critical: { word: 'Critical', tone: 'bad' },
};

export const KINDS: Readonly<Record<Alert['kind'], string>> = {
  'incident-opened': 'An incident was opened',
  'incident-worse': 'An incident got worse',
  'decision-overdue': 'A decision is overdue',
  trial: 'A trial of a channel',
};

/** Why somebody was not told yet, and what to do. */
export const PROBLEMS: Readonly<Record<NonNullable<Alert['deliveries'][number]['problem']>, string>> = {
  'receiver-unreachable': 'nothing answers at its address; Cordon tries again by itself',
  'receiver-refused': 'it answers, but takes nothing: look whether it still has the secret',
  'no-mail-server': 'no mail server is set: set SMTP_URL and start again',
  'mail-failed': 'the mail server refused or did not answer; Cordon tries again by itself',
  'person-gone': 'they left or are suspended: end the channel and add somebody else',
};
