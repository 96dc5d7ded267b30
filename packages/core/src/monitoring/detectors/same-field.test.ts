import { describe, expect, it } from 'vitest';
import { sameField } from './same-field.ts';
import { DAY, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const bare = { ticket: null, ticketState: null };
const field = { fields: ['user.government_id'] };
const page = { fields: ['user.name', 'user.contact.email', 'orders'] };

/** Ten days on which one customer a day has this field looked at. */
const known = row(10, (i) => ({ ...field, after: (i - 10) * DAY }));

describe('one field of many customers', () => {
  it.each<[string, number, (place: number) => Told, readonly string[]]>([
    ['without a ticket', 15, () => ({ ...field, ...bare }), ['medium', 'high']],
    ['with tickets, a run of the days before included', 14, () => field, ['medium', 'medium']],
    ['hidden in honest work', 30, (i) => (i % 2 ? page : { ...field, ...bare }), ['medium', 'high']],
    ['six of them', 6, () => ({ ...field, ...bare }), []],
    ['the whole page of each', 40, () => page, []],
    ['refused each time', 40, () => ({ ...field, ok: false }), []],
    ['one customer, again and again', 40, () => ({ ...field, subject: 'the same' }), []],
  ])('%s', (_, count, told, says) => {
    expect(
      severitiesOf(sameField, [...known, ...row(count, (i) => ({ ...told(i), after: i * MINUTE }))]),
    ).toEqual(says);
  });

  it('is no run where work is interrupted by acts, and no alert where runs are how somebody works', () => {
    const worked = row(60, (i) => (i % 4 === 3 ? { kind: 'note' } : { ...field, after: i * MINUTE }));
    expect(severitiesOf(sameField, worked, { thresholds: { customers: 100 } })).toEqual([]);
    const usual = [0, 1, 2].flatMap((day) =>
      row(30, (i) => ({ ...field, after: (day - 4) * DAY + i * MINUTE })),
    );
    const today = row(40, (i) => ({ ...field, after: i * MINUTE }));
    expect(signsOf(sameField, [...usual, ...today]).filter(({ place }) => place >= usual.length)).toEqual([]);
  });

  it('is context while nobody knows whether the stream tells more than one field', () => {
    expect(
      severitiesOf(
        sameField,
        row(31, () => field),
        { daysKnown: 0 },
      ),
    ).toEqual(['low', 'low']);
  });

  it('finds a field that was rare on all days before, spread over the day; on a busy day there is more of everything', () => {
    const spread = [...known, ...row(40, (i) => (i % 2 ? page : field))];
    const said = signsOf(sameField, spread, { own: { 'subjects-a-day': 40 }, now: { 'subjects-a-day': 40 } });
    expect(said[0]?.reason).toBe(
      'Looked at user.government_id of 8 customers today; on no day before of more than 1.',
    );
    const busy = { own: { 'subjects-a-day': 40 }, now: { 'subjects-a-day': 400 } };
    expect(severitiesOf(sameField, spread.slice(0, 40), busy).includes('medium')).toBe(false);
  });
});
