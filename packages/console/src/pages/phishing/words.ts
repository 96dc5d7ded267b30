import type { ActWords } from '@cordon/core/kernel';
import type { PhishingCampaign, PhishingResult, PhishingScope, PhishingTemplate } from '../../api/types.ts';
import { jsonHash } from '../../keys/sha256.ts';
import type { Tone } from '../../components/StatusMark.tsx';

export const STATES: Readonly<
  Record<PhishingCampaign['state'], { readonly tone: Tone; readonly words: string }>
> = {
  draft: { tone: 'wait', words: 'Waits for signatures' },
  authorised: { tone: 'plain', words: 'Authorised' },
  running: { tone: 'good', words: 'Running' },
  ended: { tone: 'plain', words: 'Ended' },
};

export const KINDS: Readonly<Record<PhishingTemplate['kind'], string>> = {
  credential: 'Mail that asks for a password',
  colleague: 'Mail from a made-up colleague',
  customer: 'Ticket of a made-up customer',
};

export const LEFT_OUT: Readonly<Record<string, string>> = {
  'off-shift': 'not at work in that time',
  'no-room': 'every hour was full',
  left: 'left meanwhile',
  domain: 'their mail domain is not verified',
  'no-canary': 'no canary to make a ticket of',
  missed: 'their time passed while Cordon was down',
  failed: 'the mail server did not take it',
};

type Noise = keyof NonNullable<PhishingResult['told']>['counts']['noise'];

/** Why a click is not put down to a person. */
export const NOISE: Readonly<Record<Noise, string>> = {
  head: 'only asked whether the page is there (HEAD)',
  prefetch: 'a browser fetched it ahead of anybody',
  scanner: 'by a program that scans links',
  'at-once': 'within 10 seconds of delivery, before it can be read',
  'in-bulk': 'five messages or more from one address within 10 seconds',
  'no-beacon': 'nobody moved, touched or typed on the page',
  'after-report': 'after it was reported',
};

/** A share as it is read; null where nothing can be said. */
export function percent(share: number | null): string {
  return share === null ? 'none' : `${String(Math.round(share * 100))} %`;
}

/** A median time in words. */
export function timeWords(seconds: number | null): string {
  if (seconds === null) return 'nobody reported';
  if (seconds < 90) return `${String(Math.round(seconds))} s`;
  if (seconds < 5400) return `${String(Math.round(seconds / 60))} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** What is signed of a scope: the words that its entry will say, and the hash of all of it. */
export async function scopeWords(scope: PhishingScope): Promise<ActWords> {
  const { vendor, from, until, templates, people, perHour, names, course } = scope;
  return {
    ...{ vendor, from, until, templates: templates.join(' '), people, perHour, names, course },
    scope: await jsonHash({ ...scope }),
  };
}

/** Whose word is missing, in a sentence. */
export function waitsFor({ authorisations }: Pick<PhishingCampaign, 'authorisations'>): string {
  const missing = (['company', 'vendor'] as const).filter(
    (side) => !authorisations.some((one) => one.side === side),
  );
  if (missing.length === 0) return 'Both parties have signed it.';
  return missing.length === 2
    ? 'Neither party has signed it yet.'
    : `The ${missing[0] ?? ''} has not signed it yet.`;
}
