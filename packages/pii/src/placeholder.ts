import { hiddenChar } from './hidden.ts';
import { piiTypes, type PiiType } from './span.ts';
import { checkedBody, tokenBody } from './tokenForm.ts';

/**
 * What stands in a redacted text instead of a value: `[EMAIL]`, numbered within one text: `[EMAIL_2]`, or a keyed token:
 * `[EMAIL:k3f9...]`.
 */
const pattern = new RegExp(`\\[(${piiTypes.join('|')})(?:_([1-9]\\d{0,4})|:(${tokenBody}))?\\]`, 'g');
const highest = 99_999;

/** The placeholder of a type; numbers above 99,999 are left out, so that it is always recognised again. */
export function placeholder(type: PiiType, number?: number): string {
  return number === undefined || number > highest ? `[${type}]` : `[${type}_${number}]`;
}

/** The text with every placeholder blanked, offsets kept: redacted text is not searched a second time. */
export function hidePlaceholders(text: string): string {
  if (!text.includes('[')) return text;
  return text.replace(pattern, (whole: string, type: string, _: unknown, token: string | undefined) =>
    token !== undefined && checkedBody(type, token) === undefined ? whole : hiddenChar.repeat(whole.length),
  );
}

/** The highest number a placeholder of each type already has in a text. */
export function usedNumbers(text: string): Map<string, number> {
  const used = new Map<string, number>();
  for (const [, type = '', number] of text.matchAll(pattern)) {
    used.set(type, Math.max(used.get(type) ?? 0, Number(number ?? 0)));
  }
  return used;
}
