import { describe, expect, it } from 'vitest';
import { startingCalibration } from '../calibration/starting.ts';
import { createEngine } from '../engine/engine.ts';
import { afterLeave } from './after-leave.ts';
import { DAY, event, HOUR, MINUTE, severitiesOf, signsOf, type Told } from './scene.ts';

const left: Told = { kind: 'left', subject: null, ticket: null, after: 17 * MINUTE };

describe('an account whose owner left or is away', () => {
  it.each<readonly [string, readonly Told[], readonly string[]]>([
    ['is used days later', [left, { after: 5 * DAY }], ['critical']],
    ['is tried days later', [left, { after: 5 * DAY, ok: false }], ['high']],
    ['signs in', [left, { kind: 'sign-in', subject: null, after: DAY }], ['critical']],
    ['is used minutes after the hour that was told', [left, { after: 20 * MINUTE }], ['critical']],
    ['is marked as a leaver by the stream', [{ flags: ['left'] }], ['critical']],
    ['was used before', [{ after: 0 }, left], []],
    ['leaves on a date to come', [{ ...left, until: Date.UTC(2026, 7, 1) }, { after: DAY }], []],
  ])('%s', (_, told, severities) => {
    expect(severitiesOf(afterLeave, told.map(event))).toEqual(severities);
  });

  it('may end the shift that ran when the date came, and no more', () => {
    const date = { ...left, after: 0 };
    const shift = [{ after: -20 * MINUTE }, date, { after: 30 * MINUTE }, { after: 60 * MINUTE }];
    expect(severitiesOf(afterLeave, shift.map(event))).toEqual(['low', 'low']);
    const later = [...shift, { after: 8 * HOUR }];
    expect(severitiesOf(afterLeave, later.map(event))).toEqual(['low', 'low', 'critical']);
  });

  it('is used during an absence, from medium to high, and not in its margins', () => {
    const away: Told = { kind: 'absence', subject: null, after: 0, until: Date.UTC(2026, 6, 20) };
    const used = Array.from({ length: 10 }, (_, n): Told => ({ after: DAY + n * MINUTE }));
    const severities = severitiesOf(afterLeave, [away, ...used].map(event));
    expect(severities).toEqual([...Array.from({ length: 9 }, () => 'medium'), 'high']);
    const margins: Told[] = [away, { after: 10 * MINUTE }, { after: 15 * DAY }];
    expect(severitiesOf(afterLeave, margins.map(event))).toEqual([]);
  });

  it('may end the night’s shift that ran when the absence began, and no more', () => {
    const away: Told = { kind: 'absence', subject: null, after: 0, until: Date.UTC(2026, 6, 20) };
    const shift = [
      { after: -20 * MINUTE },
      away,
      ...[40, 80, 120].map((at): Told => ({ after: at * MINUTE })),
    ];
    expect(severitiesOf(afterLeave, shift.map(event))).toEqual([]);
    expect(severitiesOf(afterLeave, [...shift, { after: 8 * HOUR }].map(event))).toEqual(['medium']);
  });

  it('is told on each day, also after the end of a night’s shift was told', () => {
    const engine = createEngine([afterLeave], startingCalibration);
    const uses = [20 * MINUTE, 36 * HOUR, 60 * HOUR].map((after) => event({ after, id: String(after) }));
    const told = [event(left), ...uses].flatMap((one) => engine.see(one));
    expect(told.map(({ events }) => events)).toEqual(uses.map(({ id }) => [id]));
  });

  it('says how long after', () => {
    const signs = signsOf(afterLeave, [left, { after: 5 * DAY + 20 * MINUTE }].map(event));
    expect(signs.map(({ reason }) => reason)).toEqual(['The account was used 5 days after its owner left.']);
  });
});
