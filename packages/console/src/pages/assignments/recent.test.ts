import { expect, it } from 'vitest';
import type { ReviewItem } from '../../api/types.ts';
import { usedLately } from './recent.ts';

const item = (assignment: string, more: Partial<ReviewItem>): ReviewItem => ({
  ...{ assignment, person: { id: 'p', name: 'P' }, accessRole: 'tier1', purpose: 'support', site: null },
  ...{ shift: null, since: '2026-01-01T00:00:00Z', lastUse: null, answer: null, answeredBy: null },
  ...{ answeredAt: null, ...more },
});

it('offers to keep together what waits and was used in the last thirty days', () => {
  const now = Date.parse('2026-03-01T00:00:00Z');
  const items = [
    item('lately', { lastUse: '2026-02-20T00:00:00Z' }),
    item('long ago', { lastUse: '2026-01-30T00:00:00Z' }),
    item('never', {}),
    item('answered', { lastUse: '2026-02-20T00:00:00Z', answer: 'remove' }),
  ];
  expect(usedLately(items, now).map(({ assignment }) => assignment)).toEqual(['lately']);
});
