import { describe, expect, it } from 'vitest';
import { holdsReport } from './holds.ts';

const body = (act: string, words: unknown): string => JSON.stringify({ act, words });

describe('the entry of a comparison', () => {
  it.each([
    ['holds its report', body('source-reconciled', { source: 'shop', report: 'aa' }), true],
    ['is of another report', body('source-reconciled', { source: 'shop', report: 'ab' }), false],
    ['is of another source', body('source-reconciled', { source: 'crm', report: 'aa' }), false],
    ['is of another act', body('source-live', { source: 'shop', report: 'aa' }), false],
    ['has no words', body('source-reconciled', null), false],
    ['is nothing', 'null', false],
  ])('%s', (_, text, expected) => {
    expect(holdsReport(text, 'shop', 'aa')).toBe(expected);
  });
});
