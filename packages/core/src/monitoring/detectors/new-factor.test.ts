import { describe, expect, it } from 'vitest';
import { newFactor } from './new-factor.ts';
import { event, HOUR, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const bare = { ticket: null, ticketState: null };
const own = { 'unexplained-a-day': 1 };
const enrolled = event({ id: 'f', kind: 'admin', code: 'factor-enrolled', subject: null, ticket: null });
const then = (told: Told, after = 0) => row(12, (i) => ({ ...told, after: after + i * MINUTE }));

describe('a second factor, and then', () => {
  it.each<[string, Told, number, readonly string[]]>([
    ['work as ever', {}, 0, ['low']],
    ['collecting', bare, 0, ['low', 'high']],
    ['collecting two days later', bare, 50 * HOUR, ['low']],
    ['refused accesses', { ...bare, ok: false }, 0, ['low']],
  ])('%s', (_, told, after, says) => {
    expect(severitiesOf(newFactor, [enrolled, ...then(told, after)], { own })).toEqual(says);
  });

  it('is nothing on the first days, and only what enrols counts', () => {
    expect(severitiesOf(newFactor, [enrolled, ...then(bare)], { own, daysKnown: 1 })).toEqual([]);
    const other = { ...enrolled, code: 'factor-refused' };
    expect(severitiesOf(newFactor, [other, ...then(bare)], { own })).toEqual([]);
  });

  it('rests on the enrolment first', () => {
    const sign = signsOf(newFactor, [enrolled, ...then(bare)], { own }).at(-1);
    expect(sign?.events[0]).toBe('f');
    expect(sign?.reason).toMatch(/^Soon after a new factor or password: \d customers, \d of them without/);
  });
});
