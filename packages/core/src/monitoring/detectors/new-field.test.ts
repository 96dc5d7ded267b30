import { describe, expect, it } from 'vitest';
import { newField } from './new-field.ts';
import { DAY, event, MINUTE, severitiesOf, signsOf, START, type Told } from './scene.ts';

const EACH_DAY = 6;
/** So many a day from the twentieth day known on. */
const reveals = (count: number, told: (place: number) => Told = () => ({})) =>
  Array.from({ length: count }, (_, place) =>
    event(
      {
        ...{ kind: 'reveal', fields: ['government_id'] },
        after: Math.floor(place / EACH_DAY) * DAY + (place % EACH_DAY) * MINUTE,
        ...told(place),
      },
      place,
    ),
  );
const known = ({ at }: { readonly at: number }, first = 20) => ({
  daysKnown: first + Math.floor((at - START) / DAY),
});

describe('a field that is new to an agent', () => {
  it.each<[string, readonly ReturnType<typeof event>[], number, readonly string[]]>([
    ['of a few customers', reveals(11), 20, []],
    ['of many within days', reveals(13), 20, ['medium']],
    ['of ever more', reveals(40), 20, ['medium', 'high']],
    ['in the first days', reveals(40), 2, []],
    ['one a day', reveals(30, (place) => ({ after: place * DAY })), 20, []],
    ['of one customer', reveals(40, () => ({ subject: 'one' })), 20, []],
    ['refused', reveals(40, () => ({ ok: false })), 20, []],
    ['only read', reveals(40, () => ({ kind: 'read' })), 20, []],
  ])('%s', (_, events, first, says) => {
    expect(severitiesOf(newField, events, (seen) => known(seen, first))).toEqual(says);
  });

  it('is not new where it was revealed before, among others', () => {
    const before = [1, 2, 3].map((day) =>
      event({
        kind: 'reveal',
        fields: ['government_id'],
        id: `b${day}`,
        subject: `b${day}`,
        after: (day - 19) * DAY,
      }),
    );
    const others = reveals(8, (place) => ({
      fields: [`f${place % 3}`],
      id: `o${place}`,
      after: -place * MINUTE,
    }));
    expect(severitiesOf(newField, [...before, ...others, ...reveals(40)], (seen) => known(seen))).toEqual([]);
  });

  it('is named, with how many and since when', () => {
    const [sign] = signsOf(newField, reveals(12), (seen) => known(seen));
    expect(sign?.reason).toBe(
      'Revealed government_id of 12 customers within 2 days, and of nobody in the 20 days before.',
    );
    expect(sign?.events).toHaveLength(5);
  });
});
