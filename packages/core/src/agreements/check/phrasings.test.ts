import { describe, expect, it } from 'vitest';
import type { Framework } from '../library/item.ts';
import { checkText } from './checkText.ts';
import { ccpaPhrasings } from './phrasings/ccpa.ts';
import { ccpaStylesPhrasings } from './phrasings/ccpaStyles.ts';
import { gdprPhrasings } from './phrasings/gdpr.ts';
import { gdprDutiesPhrasings } from './phrasings/gdprDuties.ts';
import { gdprDutiesStylesPhrasings } from './phrasings/gdprDutiesStyles.ts';
import { gdprStylesPhrasings } from './phrasings/gdprStyles.ts';
import { hipaaPhrasings } from './phrasings/hipaa.ts';
import { hipaaStylesPhrasings } from './phrasings/hipaaStyles.ts';
import { hygienePhrasings } from './phrasings/hygiene.ts';
import { hipaaPracticePhrasings, hygieneStylesPhrasings } from './phrasings/hygieneStyles.ts';
import type { Phrasings } from './phrasings/phrasings.ts';
import { redFlagPhrasings } from './phrasings/redFlags.ts';
import { redFlagStylesPhrasings } from './phrasings/redFlagsStyles.ts';

const tables: readonly (readonly [Framework, Phrasings])[] = [
  ['gdpr', gdprPhrasings],
  ['gdpr', gdprDutiesPhrasings],
  ['gdpr', gdprStylesPhrasings],
  ['gdpr', gdprDutiesStylesPhrasings],
  ['hipaa', hipaaPhrasings],
  ['hipaa', hipaaStylesPhrasings],
  ['ccpa', ccpaPhrasings],
  ['ccpa', ccpaStylesPhrasings],
  ['hipaa', hipaaPracticePhrasings],
  ['hygiene', hygienePhrasings],
  ['hygiene', hygieneStylesPhrasings],
  ['red-flags', redFlagPhrasings],
  ['red-flags', redFlagStylesPhrasings],
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
