import { describe, expect, it } from 'vitest';
import { customersAnHour } from './customers-an-hour.ts';
import { HOUR, MINUTE, row, signsOf, START, type Usually } from './scene.ts';
import type { WatchedEvent } from '../watched.ts';

/** Customers one every so many seconds, counted as the engine would. */
function scene(count: number, seconds: number, usually: Usually) {
  const events = row(count, (place) => ({ after: place * seconds * 1000 }));
  const about = (event: WatchedEvent): Usually => {
    const since = (from: number) => events.filter(({ at }) => at >= from && at <= event.at).length;
    const hour = START + Math.floor((event.at - START) / HOUR) * HOUR;
    return { ...usually, now: { 'subjects-a-day': since(START), 'subjects-an-hour': since(hour) } };
  };
  return signsOf(customersAnHour, events, about);
}

const usual: Usually = { own: { 'subjects-an-hour': 6 }, peers: { 'subjects-an-hour': 6 } };

describe('customers an hour', () => {
  it('is silent at a usual pace all day', () => {
    expect(scene(80, 480, usual)).toEqual([]);
  });

  it('is silent for a busy hour that others have too', () => {
    expect(scene(30, 120, { peers: { 'subjects-an-hour': 26 } })).toEqual([]);
  });

  it('speaks within 16 customers of a harvest, whatever the ticket', () => {
    expect(scene(60, 5, usual)[0]).toMatchObject({ place: 13, severity: 'medium' });
    expect(scene(60, 40, usual)[0]?.place).toBeLessThan(16);
  });

  it('speaks within an hour of one that keeps below ten minutes', () => {
    const [first] = scene(60, 90, usual);
    expect(first?.place).toBeLessThan(25);
    expect(first?.reason).toContain('customers in the hour; usual is up to 10');
  });

  it('grows graver with the harvest', () => {
    expect(scene(60, 5, usual).at(-1)?.severity).toBe('high');
  });

  it('needs more before anything is known, and speaks then', () => {
    expect(scene(25, 60, {})).toEqual([]);
    expect(scene(60, 10, {})[0]?.place).toBeLessThan(40);
  });

  it('does not count one customer again', () => {
    const events = row(60, (place) => ({ subject: 's', after: place * MINUTE }));
    expect(signsOf(customersAnHour, events, { ...usual, now: { 'subjects-a-day': 1 } })).toEqual([]);
  });
});
