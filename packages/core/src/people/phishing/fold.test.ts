import { expect, it } from 'vitest';
import { outcomesOf, type PhishingEvent, type Told } from './fold.ts';
import { noiseOf } from './scanners.ts';

const SECOND = 1000;
const sent = 1_000_000;
const click = (at: number, more: object = {}): PhishingEvent => ({
  ...{ kind: 'clicked', at: sent + at * SECOND, visit: 'v1', address: 'office', noise: null },
  ...more,
});
const touch = (at: number, visit = 'v1'): PhishingEvent => ({
  kind: 'touched',
  at: sent + at * SECOND,
  visit,
});
const submit = (at: number, fields = 2): PhishingEvent => ({
  ...{ kind: 'submitted', at: sent + at * SECOND, visit: 'v1', fields },
});
const report = (at: number): PhishingEvent => ({ kind: 'reported', at: sent + at * SECOND });

const told = (events: readonly PhishingEvent[], person = 'per_ada'): Told => ({
  ...{ person, channel: 'mail', deliveredAt: sent, events },
});
const only = (events: readonly PhishingEvent[]) => {
  const [outcome] = outcomesOf([told(events)]);
  if (outcome === undefined) throw new Error('no outcome');
  return {
    raw: outcome.raw.clicked,
    clicked: outcome.clickedAt !== null,
    submitted: outcome.submittedAt !== null,
    reported: outcome.reportedAt !== null,
    noises: outcome.noises,
  };
};
const none = { raw: false, clicked: false, submitted: false, reported: false, noises: [] };
const fell = { ...none, raw: true, clicked: true };

it.each<[string, readonly PhishingEvent[], object]>([
  ['nothing', [], none],
  ['a click with a hand on the page', [click(60), touch(62)], fell],
  ['the same told in another order', [touch(62), click(60)], fell],
  ['the same told twice', [click(60), click(60), touch(62), touch(62)], fell],
  ['a form that was filled', [click(60), touch(61), submit(70)], { ...fell, submitted: true }],
  ['a form sent empty', [click(60), touch(61), submit(70, 0)], fell],
  ['a form sent without its page', [submit(70)], none],
  ['a page that nobody touched', [click(60)], { ...none, raw: true, noises: ['no-beacon'] }],
  ['a hit at once', [click(9), touch(9)], { ...none, raw: true, noises: ['at-once'] }],
  ['HEAD', [click(60, { noise: 'head' }), touch(61)], { ...none, raw: true, noises: ['head'] }],
  [
    'a scanner, then a person',
    [click(1, { visit: 's', noise: 'scanner' }), click(60), touch(61)],
    { ...fell, noises: ['scanner'] },
  ],
  ['a report alone', [report(30)], { ...none, reported: true }],
  [
    'a report, then what its scanner opens',
    [report(30), click(31), touch(31)],
    { ...none, raw: true, reported: true, noises: ['after-report'] },
  ],
  ['a click, then a report', [click(20), touch(21), report(30)], { ...fell, reported: true }],
  [
    'a click, a report, then the form',
    [click(20), touch(21), report(30), submit(40)],
    { ...fell, reported: true },
  ],
])('counts %s', (_, events, outcome) => {
  expect(only(events)).toMatchObject(outcome);
});

it('counts nothing of a message that was not delivered', () => {
  const [outcome] = outcomesOf([{ ...told([click(60), touch(61)]), deliveredAt: null }]);
  expect(outcome).toMatchObject({ clickedAt: null });
});

it('puts many messages opened from one address within seconds down to a scanner, and a floor at its work not', () => {
  const opened = (gap: number) =>
    outcomesOf(
      Array.from({ length: 6 }, (_, nth) =>
        told(
          [click(60 + nth * gap, { visit: `v${String(nth)}` }), touch(61 + nth * gap, `v${String(nth)}`)],
          `per_${String(nth)}`,
        ),
      ),
    ).filter(({ clickedAt }) => clickedAt !== null).length;
  expect(opened(1)).toBe(0);
  expect(opened(20)).toBe(6);
});

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

it.each<[string, string, string | undefined, string | undefined, string | null]>([
  ['a browser', 'GET', CHROME, undefined, null],
  ['HEAD of a browser', 'HEAD', CHROME, undefined, 'head'],
  ['a page fetched ahead', 'GET', CHROME, 'prefetch;prerender', 'prefetch'],
  ['no user agent', 'GET', undefined, undefined, 'scanner'],
  ['a preview', 'GET', `${CHROME} BingPreview/1.0b`, undefined, 'scanner'],
  ['a picture proxy', 'GET', 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)', undefined, 'scanner'],
  ['a library', 'GET', 'python-requests/2.32', undefined, 'scanner'],
  ['a browser without a head', 'GET', CHROME.replace('Chrome', 'HeadlessChrome'), undefined, 'scanner'],
])('takes %s for what it says', (_, method, userAgent, purpose, noise) => {
  expect(noiseOf({ method, userAgent, purpose })).toBe(noise);
});
