import { describe, expect, it } from 'vitest';
import type { Framework } from '../library/item.ts';
import { checkText } from './checkText.ts';
import { ccpaPhrasings } from './phrasings/ccpa.ts';
import { gdprPhrasings } from './phrasings/gdpr.ts';
import { gdprDutiesPhrasings } from './phrasings/gdprDuties.ts';
import { hipaaPhrasings } from './phrasings/hipaa.ts';
import { hygienePhrasings } from './phrasings/hygiene.ts';
import type { Phrasings } from './phrasings/phrasings.ts';
import { redFlagPhrasings } from './phrasings/redFlags.ts';

const tables: readonly (readonly [Framework, Phrasings])[] = [
  ['gdpr', gdprPhrasings],
  ['gdpr', gdprDutiesPhrasings],
  ['hipaa', hipaaPhrasings],
  ['ccpa', ccpaPhrasings],
  ['hygiene', hygienePhrasings],
  ['red-flags', redFlagPhrasings],
];

describe.each(tables)('%s', (framework, phrasings) => {
  const cases = Object.entries(phrasings).flatMap(([id, byStatus]) =>
    Object.entries(byStatus).flatMap(([status, texts]) => texts.map((text) => [id, status, text] as const)),
  );
  it.each(cases)('%s is %s: %s', (id, status, text) => {
    const found = checkText(text, { frameworks: [framework] }).items.find((item) => item.id === id);
    expect(found?.status).toBe(status);
    // Whatever was found rests on words of the text.
    if (status !== 'absent') expect(text.replaceAll(/\s+/g, ' ')).toContain(found?.where ?? '?');
  });
});
