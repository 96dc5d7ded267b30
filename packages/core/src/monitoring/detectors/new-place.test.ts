import { describe, expect, it } from 'vitest';
import { newPlace } from './new-place.ts';
import { DAY, event, HOUR, MINUTE, row, severitiesOf, signsOf, type Told, type Usually } from './scene.ts';

const bare = { ticket: null, ticketState: null };
const home = { ip: '198.51.100.7', country: 'PH', device: 'laptop' };
const away = { ip: '203.0.113.9', country: 'CO', device: 'other' };
const usually: Usually = { own: { 'unexplained-a-day': 1, 'subjects-an-hour': 8 } };

/** Ten days at home, with tickets. */
const before = row(200, (i) => ({ ...home, after: Math.floor(i / 20) * DAY - 11 * DAY + (i % 20) * MINUTE }));
const now = (count: number, told: Told) => row(count, (i) => ({ ...told, after: i * MINUTE }), 500);

describe('a new device, network or country', () => {
  it.each<[string, number, Told, readonly string[]]>([
    ['nothing new', 20, { ...home, ...bare }, []],
    ['another address of the same network', 20, { ...home, ip: '198.51.100.80' }, []],
    ['a new telephone, and work as ever', 20, { ...home, device: 'telephone' }, ['low']],
    ['abroad, and work as ever', 20, { ...home, ip: away.ip, country: 'CO' }, ['low']],
    ['another device in another country', 20, away, ['medium']],
    ['abroad, and collecting', 20, { ...home, ip: away.ip, country: 'CO', ...bare }, ['low', 'high']],
    [
      'a new device, and an export',
      1,
      { ...home, device: 'new', kind: 'export', subject: null, rows: 900 },
      ['high'],
    ],
    [
      'a new device, and a small export',
      1,
      { ...home, device: 'new', kind: 'export', subject: null, rows: 90 },
      ['low'],
    ],
  ])('%s', (_, count, told, says) => {
    expect(severitiesOf(newPlace, [...before, ...now(count, told)], usually)).toEqual(says);
  });

  it('is told nothing by a refused sign-in, and counts from an accepted one', () => {
    const refused = event({ ...away, kind: 'sign-in', ok: false, subject: null, ticket: null });
    expect(severitiesOf(newPlace, [...before, refused], usually)).toEqual([]);
    expect(severitiesOf(newPlace, [...before, { ...refused, ok: true }], usually)).toEqual(['medium']);
  });

  it('calls a rate this agent never had a rush, ticket or not', () => {
    const rushed = { ...usually, now: { 'subjects-an-hour': 60 } };
    expect(severitiesOf(newPlace, [...before, ...now(15, { ...home, device: 'other' })], rushed)).toEqual([
      'low',
      'high',
    ]);
  });

  it('says nothing of collecting a day later', () => {
    const later = row(20, (i) => ({ ...home, ...bare, after: 30 * HOUR + i * MINUTE }), 600);
    const move = now(1, { ...home, device: 'telephone' });
    expect(severitiesOf(newPlace, [...before, ...move, ...later], usually)).toEqual(['low']);
  });

  it('knows shared desks, people who are new, and work that needs no ticket', () => {
    const desks = row(30, (i) => ({ ...home, ...bare, device: `desk-${i}`, after: i * DAY }));
    expect(
      severitiesOf(newPlace, desks, (e) => ({ ...usually, daysKnown: Math.round(Number(e.id.slice(1))) })),
    ).toEqual([]);
    expect(
      severitiesOf(newPlace, [...before, ...now(20, { ...away, ...bare })], { ...usually, daysKnown: 2 }),
    ).toEqual([]);
    const quality = before.map((e) => ({ ...e, ticketState: 'closed' }));
    expect(
      severitiesOf(newPlace, [...quality, ...now(20, { ...home, ...bare, device: 'new' })], usually),
    ).toEqual(['low']);
  });

  it('says what is new and what was taken', () => {
    const sign = signsOf(newPlace, [...before, ...now(20, { ...away, ...bare })], usually).at(-1);
    expect(sign?.reason).toMatch(
      /^On a new network and country and device, and since then: \d customers, \d of them without/,
    );
  });
});
