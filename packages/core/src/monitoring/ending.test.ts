import { describe, expect, it } from 'vitest';
import { endingOf, type ToEnd } from './ending.ts';

const grave: ToEnd = { severity: 'critical', confirmed: true, agents: 3, contained: true, times: 1 };

describe('the end of an agreement', () => {
  it.each<readonly [string, Partial<ToEnd>, string | null]>([
    ['critical, real, several people, the vendor shut out', {}, 'about 3 people'],
    ['nobody judged a signal', { confirmed: false }, null],
    ['the vendor is at work', { contained: false }, null],
    ['two people', { agents: 2 }, null],
    ['high', { severity: 'high' }, null],
    ['shut out again, one person', { times: 2, agents: 1, severity: 'high' }, '2 times in 180 days'],
    ['shut out again, nobody judged a signal', { times: 2, confirmed: false }, null],
    ['shut out twice before, at work now', { times: 2, contained: false }, null],
  ])('%s', (_, more, why) => {
    const found = endingOf({ ...grave, ...more });
    if (why === null) expect(found).toBeNull();
    else expect(found).toContain(why);
  });
});
