import { describe, expect, it } from 'vitest';
import type { Labelled } from './dataset.ts';
import { score, typedF1 } from './score.ts';

const text = 'Mira Okafor took aspirin at 12 Elm Street today';
const gold = (value: string, label: string): { start: number; end: number; label: string } => ({
  start: text.indexOf(value),
  end: text.indexOf(value) + value.length,
  label,
});
const found = (value: string, type: string): { start: number; end: number; type: string } => ({
  start: text.indexOf(value),
  end: text.indexOf(value) + value.length,
  type,
});
const labelled: Labelled = {
  text,
  group: undefined,
  spans: [
    gold('Mira Okafor', 'PERSON'),
    gold('aspirin', 'MEDICATION_NAME'),
    gold('12 Elm Street', 'ADDRESS'),
  ],
};

describe('score', () => {
  it('is perfect for the labels themselves', () => {
    const got = score([labelled], [[found('Mira Okafor', 'PERSON'), found('12 Elm Street', 'ADDRESS')]]);
    expect(got).toMatchObject({ gold: 2, hidden: 2, charRecall: 1, charPrecision: 1, falseSpans: 0 });
    expect(got.iou).toEqual({ precision: 1, recall: 1, f2: 1 });
  });

  it('tells touched, exact and hidden apart', () => {
    const got = score([labelled], [[found('Okafor', 'PERSON'), found('12 Elm Street today', 'OTHER')]]);
    const person = got.types.get('PERSON');
    expect(person).toMatchObject({ gold: 1, touched: 1, exact: 0, hidden: 0, predicted: 1, right: 1 });
    expect(person && typedF1(person, 'touch')).toBe(1);
    expect(person && typedF1(person, 'range')).toBe(0);
    expect(got.types.get('ADDRESS')).toMatchObject({ touched: 0, hidden: 1 });
    expect(got.hidden).toBe(1);
    expect(got.charPrecision).toBeCloseTo((6 + 11) / (6 + 11 + 5));
    expect(got.iou.recall).toBe(0);
  });

  it('counts a span on clean text as false, and one on an unscored label not at all', () => {
    const got = score([labelled], [[found('took', 'PERSON'), found('aspirin', 'OTHER')]]);
    expect(got.falseSpans).toBe(1);
    expect(got.iou.precision).toBe(0);
    expect(got.types.get('MEDICATION_NAME')).toBeUndefined();
  });
});
