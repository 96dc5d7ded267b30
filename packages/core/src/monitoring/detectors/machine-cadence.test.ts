import { describe, expect, it } from 'vitest';
import { machineCadence } from './machine-cadence.ts';
import { event, MINUTE, row, severitiesOf, signsOf, type Told } from './scene.ts';

const SECOND = 1000;
/** Between -1 and 1, without order, and the same each time the test runs. */
const noise = (i: number) => ((Math.imul(i + 1, 0x9e3779b1) >>> 8) % 2000) / 1000 - 1;

const paced =
  (seconds: number, jitter: number, told: Told = {}) =>
  (i: number) => ({
    ...told,
    after: (i * seconds + noise(i) * seconds * jitter) * SECOND,
  });
const bare = { ticket: null, ticketState: null };

describe('from customer to customer', () => {
  it.each<[string, number, (place: number) => Told, readonly string[]]>([
    ['always in the same time', 40, paced(20, 0.05), ['high']],
    ['as people do', 60, paced(30, 0.45), []],
    ['in the same time, with five minutes each', 40, paced(300, 0.02), []],
    ['faster than anybody reads', 70, paced(5, 0.5), ['high']],
    ['always the same customer', 70, (i) => ({ subject: 'one', after: i * SECOND }), []],
    ['all at one moment, as a recording may tell it', 40, () => ({ after: 0 }), []],
    ['acts only', 70, paced(5, 0, { kind: 'note' }), []],
  ])('%s', (_, count, told, says) => {
    expect(severitiesOf(machineCadence, row(count, told))).toEqual(says);
  });

  it('finds a program that runs beside honest work', () => {
    const program = row(30, paced(30, 0.05, bare));
    const work = row(8, (i) => ({ after: i * 100 * SECOND + 7 * SECOND }), 500);
    const both = [...program, ...work].sort((one, other) => one.at - other.at);
    expect(severitiesOf(machineCadence, both)).toEqual(['high']);
  });

  it('takes a break for a break', () => {
    const halves = [0, 1].flatMap((half) =>
      row(15, (i) => ({ after: half * 60 * MINUTE + i * 20 * SECOND }), half * 100),
    );
    expect(severitiesOf(machineCadence, halves)).toEqual([]);
  });

  it('says how steady, or how fast, and the latest customers', () => {
    const [steady] = signsOf(machineCadence, row(40, paced(20, 0.05)));
    expect(steady?.reason).toMatch(
      /^Went through 21 customers at a steady \d+\.\d seconds each, varying by \d of 100/,
    );
    const [fast] = signsOf(machineCadence, row(70, paced(5, 0.5)));
    expect(fast?.reason).toBe('Opened 60 customers in 10 minutes: faster than anybody reads.');
    expect(fast?.events.at(-1)).toBe(event({}, 59).id);
  });
});
