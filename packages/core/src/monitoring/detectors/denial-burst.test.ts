import { describe, expect, it } from 'vitest';
import { denialBurst } from './denial-burst.ts';
import { HOUR, MINUTE, row, signsOf, type Usually } from './scene.ts';

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
