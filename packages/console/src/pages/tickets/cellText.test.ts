import { describe, expect, it } from 'vitest';
import { breaks, cellText } from './cellText.ts';

describe('cellText', () => {
  it.each([
    ['2025-01-22 15:22:11+00', '2025-01-22T15:22:11.000Z'],
    ['2025-01-22 15:22:11.5+0530', '2025-01-22T09:52:11.500Z'],
    ['2025-01-22T15:22-03:30', '2025-01-22T18:52:00.000Z'],
  ])('%s is a moment', (value, at) => {
    expect(cellText(value)).toEqual({ kind: 'instant', at });
  });

  it('keeps a day that day in every zone', () => {
    expect(cellText('2025-01-22')).toEqual({ kind: 'day', text: '22 Jan 2025' });
  });

  it.each(['2025-13-40', '2025-01-22 99:99:99+00', '2025-01-22 15:22:11', '195.80', '', 'on 2025-01-22'])(
    '"%s" stays as it is',
    (value) => {
      expect(cellText(value)).toEqual({ kind: 'text', text: value });
    },
  );
});

describe('breaks', () => {
  it('breaks after the signs of an address and loses nothing', () => {
    const parts = breaks('ann.lee@example.org');
    expect(parts).toEqual(['ann.', 'lee@', 'example.', 'org']);
    expect(breaks('12 High Street')).toEqual(['12 High Street']);
  });
});
