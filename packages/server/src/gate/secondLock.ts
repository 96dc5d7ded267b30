import { maskText, scrub, type Loose, type OwnWords, type RecordedEvent } from '@cordon/core/recordings';
import { compileKnown, detect, type CompiledRules, type KnownValue } from '@cordon/pii';

/** Events of a recorded session as they may be kept. */
export interface Checked {
  readonly events: readonly RecordedEvent[];
  /** What was found and removed, by its type, and `TEXT` for any other: each is a hole in the masking at the source. */
  readonly found: Readonly<Record<string, number>>;
  /** Events, or what pretended to be some, of which nothing is kept. */
  readonly dropped: number;
}

/** Searches what a browser recorded, and made safe itself, once more: no browser is trusted. */
export type SecondLock = (events: readonly Loose[]) => Checked;

const WORDED: ReadonlySet<string> = new Set(['PERSON', 'ADDRESS', 'EMAIL']);
const NUMBERED = /(?:\d\D*){4}/;

/** Nothing but masks and space: most texts of a recording. */
const MASKED = /^[•\s]*$/;

/**
 * The second lock of recordings: of texts it keeps masks and Cordon's own words. The values it searches for, to say what it
 * was that came unmasked, are in it and do not come out.
 * @param known values of the case's customer; without any it searches by patterns alone
 * @param custom the company's own rules
 */
export function secondLock(known: readonly KnownValue[], words: OwnWords, custom: CompiledRules): SecondLock {
  const everything = compileKnown(known);
  // Attributes are searched for numbers only: a style may well be called like somebody, or like their street.
  const telling = compileKnown(known.filter(({ type, value }) => !WORDED.has(type) && NUMBERED.test(value)));
  return (raw) => {
    const found: Record<string, number> = {};
    const count = (spans: readonly { readonly type: string }[]): void => {
      for (const { type } of spans) found[type] = (found[type] ?? 0) + 1;
    };
    const keep = {
      text: (text: string): string => {
        if (MASKED.test(text) || words(text)) return text;
        const spans = detect(text, { known: everything, custom });
        count(spans.length > 0 ? spans : [{ type: 'TEXT' }]);
        return maskText(text);
      },
      attribute: (value: string): boolean => {
        const spans = detect(value, { known: telling, detectors: [], custom });
        count(spans);
        return spans.length === 0;
      },
    };
    const events = raw.flatMap((event) => scrub(event, keep) ?? []);
    return { events, found, dropped: raw.length - events.length };
  };
}
