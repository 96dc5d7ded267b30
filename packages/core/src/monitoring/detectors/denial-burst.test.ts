import { describe, expect, it } from 'vitest';
import { denialBurst } from './denial-burst.ts';
import { DAY, HOUR, MINUTE, row, signsOf, type Usually } from './scene.ts';

const refused = (count: number, apart: number, usually: Usually, subject?: string) =>
  signsOf(
    denialBurst,
    row(count, (place) => ({ ok: false, after: place * apart, subject: subject ?? `s${place}` })),
    (event) => ({ ...usually, now: { 'denials-a-day': Number(event.id.slice(1)) + 1 } }),
  );
const usual: Usually = { own: { 'denials-a-day': 1 }, peers: { 'denials-a-day': 1 } };

describe('refusals', () => {
  it('in a burst are found at the fifth', () => {
    const signs = refused(12, 20_000, usual);
    expect(signs[0]).toMatchObject({ place: 4, severity: 'medium' });
    expect(signs.at(-1)?.severity).toBe('high');
  });

  it('on one target again and again are told so', () => {
    expect(refused(6, 20_000, usual, 's')[0]?.reason).toContain('on 1 targets again and again');
  });

  it('over a day are weak, then found', () => {
    const signs = refused(20, 30 * MINUTE, usual);
    expect(signs[0]?.severity).toBe('low');
    expect(signs.find(({ severity }) => severity === 'medium')?.place).toBeLessThan(14);
  });

  it('are nobody’s probing while everybody is refused', () => {
    expect(refused(7, 90_000, { peers: { 'denials-a-day': 12 } })).toEqual([]);
  });

  const daily = (each: number, usually: Usually) =>
    signsOf(
      denialBurst,
      row(each * 6, (place) => ({
        ...{ ok: false, subject: `s${place}` },
        after: Math.floor(place / each) * DAY + (place % each) * 30 * MINUTE,
      })),
      (event) => ({ ...usually, now: { 'denials-a-day': (Number(event.id.slice(1)) % each) + 1 } }),
    ).filter(({ severity }) => severity !== 'low');

  it('of a few each day are found within days, as no day alone would', () => {
    const [first] = daily(8, usual);
    expect(first?.place).toBeLessThan(8 * 5);
    expect(first?.reason).toContain('refusals in');
  });

  it('of a few each day are work where they are usual', () => {
    expect(daily(8, { own: { 'denials-a-day': 7 }, peers: { 'denials-a-day': 2 } })).toEqual([]);
    expect(daily(3, usual)).toEqual([]);
  });

  it('few and far between are work', () => {
    expect(refused(4, 2 * HOUR, usual)).toEqual([]);
  });

  it('are not look-ups that found nobody', () => {
    const misses = row(20, (place) => ({
      ok: false,
      flags: ['not-found'],
      kind: 'lookup',
      after: place * 1000,
    }));
    expect(signsOf(denialBurst, misses, usual)).toEqual([]);
  });
});
