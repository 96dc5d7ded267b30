import { describe, expect, it } from 'vitest';
import { gained, lost, stopOf, worksOf, type Work } from './work.ts';

const stop = { code: 'outside-hours', text: 'You are off shift.', next: 'Ask.' };
const on = (id: string, purpose = 'orders'): Work => ({ id, purpose, stop: null });
const off = (id: string, purpose = 'orders'): Work => ({ id, purpose, stop });

describe('what a change of work means for the screen', () => {
  it.each<[string, readonly Work[], readonly Work[], boolean, boolean]>([
    ['nothing before', [], [on('a')], false, true],
    ['nothing changed', [on('a')], [on('a')], false, false],
    ['a shift over', [on('a')], [off('a')], true, false],
    ['a shift extended', [off('a')], [on('a')], false, true],
    ['given anew', [on('a')], [off('a'), on('b')], true, true],
    ['gone without a word', [on('a'), on('b')], [on('b')], true, false],
    ['another one over', [on('a'), off('b')], [on('a')], false, false],
  ])('%s', (_, before, now, loses, gains) => {
    expect([lost(before, now), gained(before, now)]).toEqual([loses, gains]);
  });

  it('says why by the purpose of the ticket that is open', () => {
    const work = [on('a'), off('b', 'pharmacy')];
    expect(stopOf(work, 'orders')).toBeNull();
    expect(stopOf(work, 'pharmacy')).toEqual(stop);
    expect(stopOf(work, null)).toBeNull();
    expect(stopOf([off('a')], null)).toEqual(stop);
    expect(stopOf([], 'orders')).toBeNull();
    expect(stopOf([{ ...off('a'), stop: { ...stop, text: 'older' } }, off('c')], 'orders')).toEqual(stop);
  });

  it.each([null, 'x', {}, { work: 3 }])('reads no work out of %j', (data) => {
    expect(worksOf(data)).toEqual([]);
  });
});
