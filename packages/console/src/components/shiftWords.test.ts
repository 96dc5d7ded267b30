import { describe, expect, it } from 'vitest';
import type { Shift } from '../api/types.ts';
import { changeWords, shiftWords } from './shiftWords.ts';

describe('a shift in words', () => {
  const times = { from: '08:00', to: '17:00', timeZone: 'Asia/Manila' };
  it.each<[Shift | null, string]>([
    [null, 'Always'],
    [times, 'Every day, 08:00 to 17:00 (Asia/Manila)'],
    [{ ...times, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }, 'Mon to Fri, 08:00 to 17:00 (Asia/Manila)'],
    [{ ...times, days: ['fri', 'mon'] }, 'Mon, Fri, 08:00 to 17:00 (Asia/Manila)'],
    [{ ...times, days: ['sat', 'sun'] }, 'Sat, Sun, 08:00 to 17:00 (Asia/Manila)'],
  ])('%j is %s', (shift, words) => {
    expect(shiftWords(shift)).toBe(words);
  });

  it('names what was changed while it matters', () => {
    const change = {
      kind: 'on',
      because: 'extend',
      from: '2026-11-02T09:00:00Z',
      until: '2026-11-02T11:00:00Z',
    } as const;
    expect(changeWords({ changes: [change] }, Date.parse('2026-11-02T10:00:00Z'))).toBe('extended');
    expect(changeWords({ changes: [change] }, Date.parse('2026-11-02T11:00:00Z'))).toBeNull();
  });
});
