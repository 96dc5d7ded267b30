import type { AttestCheckBody, ChecklistItem, Joiner, LeaveBody } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';

export const CHECKS: Readonly<Record<AttestCheckBody['kind'], string>> = {
  identity: 'Identity',
  employment: 'Past employment',
  'criminal-record': 'Criminal record',
  sanctions: 'Sanctions lists',
};

export const LEAVING: readonly (readonly [LeaveBody['reason'], string])[] = [
  ['resigned', 'They resigned'],
  ['dismissed', 'They were dismissed'],
  ['contract-ended', 'Their contract ended'],
  ['other', 'Another reason'],
];

const TONES: Readonly<Record<ChecklistItem['state'], Tone>> = { done: 'good', soon: 'warn', open: 'stop' };

export function toneOf({ state }: Pick<ChecklistItem, 'state'>): Tone {
  return TONES[state];
}

const BY: Readonly<Record<ChecklistItem['by'], string>> = {
  themselves: 'they mend it themselves',
  vendor: 'the vendor mends it',
  company: 'the company mends it',
};

/** What of an item is missing and who mends it; nothing once it is done. */
export function mendWords({ state, missing, mend, by, step }: ChecklistItem): string {
  if (state === 'done') return '';
  const what =
    step === 'background-check'
      ? missing.map((kind) => CHECKS[kind as AttestCheckBody['kind']].toLowerCase())
      : missing;
  const named = what.length === 0 ? '' : `Missing: ${what.join(', ')}. `;
  return `${named}${mend} (${BY[by]})`;
}

/** How many stand between somebody and data, over all agreements they work under. */
export function openOf({ agreements }: Pick<Joiner, 'agreements'>): readonly ChecklistItem[] {
  return agreements.flatMap(({ items }) => items.filter(({ state }) => state === 'open'));
}

/** A time in milliseconds as one says it. */
export function msWords(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : String(Math.round(ms))} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}
