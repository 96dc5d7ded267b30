import { describe, expect, it } from 'vitest';
import { screenAfterReveal } from './screen-after-reveal.ts';
import { DAY, event, MINUTE, severitiesOf, signsOf } from './scene.ts';

/** Reveals, each with what the browser told so many seconds later. */
const scene = (count: number, code: string | null, seconds = 10, day = 0) =>
  Array.from({ length: count }, (_, i) => {
    const after = day * DAY + i * 5 * MINUTE;
    const told = { kind: 'screen', code, subject: null, after: after + seconds * 1000 };
    return [event({ kind: 'reveal', after }, i), event({ ...told, id: `s${day}-${i}` })];
  }).flat();

const days = (code: string) => [-4, -3, -2, -1].flatMap((day) => scene(10, code, 10, day));

describe('what happens to a screen after a reveal', () => {
  it.each<[string, ReturnType<typeof scene>, readonly string[]]>([
    ['printed once', scene(1, 'page-printed'), ['low']],
    ['printed three times', scene(3, 'page-printed'), ['low', 'medium']],
    ['captured', scene(3, 'screenshot'), ['low', 'medium']],
    ['printed ten minutes later', scene(3, 'page-printed', 600), []],
    ['copied each time, unlike before', [...days('other'), ...scene(10, 'value-copied')], ['low']],
    ['copied each time, on the first day', scene(10, 'value-copied'), []],
    ['left now and then', scene(5, 'screen-left'), []],
    ['something nobody knows', scene(9, 'window-moved'), []],
    ['nothing told', scene(9, null), []],
  ])('%s', (_, events, says) => {
    expect(severitiesOf(screenAfterReveal, events)).toEqual(says);
  });

  it('knows who copies on every day', () => {
    const all = [...days('value-copied'), ...days('value-copied').map((e) => ({ ...e, at: e.at + 4 * DAY }))];
    const signs = signsOf(screenAfterReveal, all);
    expect(signs.filter(({ place }) => place >= 80)).toEqual([]);
  });

  it('counts what it saw', () => {
    const sign = signsOf(screenAfterReveal, scene(3, 'page-printed')).at(-1);
    expect(sign?.reason).toBe(
      'After 3 reveals today, printed or captured the screen 3 times and copied or left it 0 times within 60 seconds.',
    );
  });
});
