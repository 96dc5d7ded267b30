import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../people.ts';
import { diffOf } from './diff.ts';
import type { LiveSession } from './lists.ts';
import { everywhere, inWords, minus, nested, sizeOf, spaceOf, union } from './ranges.ts';

const of = (cidr: string, site: string | null = null): Network => ({
  id: `${cidr} ${site ?? ''}`,
  cidr,
  label: 'x',
  site,
});
const live = (ip: string | null, site: string | null = null, person = 'ada'): LiveSession => ({
  person,
  name: person,
  sites: [site],
  ip,
});

describe('diffOf', () => {
  it.each<[string, readonly Network[], readonly Network[], string, string]>([
    ['one more', [], [of('203.0.113.0/24')], '256 IPv4 addresses', 'no address'],
    ['one less', [of('203.0.113.7/32')], [], 'no address', '1 IPv4 address'],
    [
      'one inside another',
      [of('203.0.113.0/24')],
      [of('203.0.113.0/24'), of('203.0.113.7/32')],
      'no address',
      'no address',
    ],
    [
      'one of two that overlap gone',
      [of('203.0.113.0/24'), of('203.0.113.0/25')],
      [of('203.0.113.0/24')],
      'no address',
      'no address',
    ],
    ['a wide one', [of('203.0.113.0/24')], [of('203.0.0.0/16')], '65,280 IPv4 addresses', 'no address'],
    [
      'from a site to everybody',
      [of('203.0.113.0/24', 'a')],
      [of('203.0.113.0/24')],
      '256 IPv4 addresses',
      'no address',
    ],
    [
      'from everybody to a site',
      [of('203.0.113.0/24')],
      [of('203.0.113.0/24', 'a')],
      'no address',
      '256 IPv4 addresses',
    ],
    [
      'to two sites',
      [],
      [of('203.0.113.0/24', 'a'), of('203.0.113.0/24', 'b')],
      '256 IPv4 addresses',
      'no address',
    ],
    ['IPv6', [], [of('2001:db8::/48')], '65,536 IPv6 networks (/64)', 'no address'],
    ['one IPv6 address', [], [of('2001:db8::1/128')], '1 IPv6 address', 'no address'],
    [
      'both',
      [],
      [of('203.0.113.7/32'), of('2001:db8::/64')],
      '1 IPv4 address and 1 IPv6 network (/64)',
      'no address',
    ],
  ])('counts %s', (_, before, after, opens, closes) => {
    const diff = diffOf('vendor', before, after, []);
    expect([diff.opens.words, diff.closes.words]).toEqual([opens, closes]);
  });

  it('knows that a company without a list comes from everywhere', () => {
    expect(diffOf('company', [of('203.0.113.0/24')], [], []).opens.v4).toBe(2n ** 32n - 256n);
    expect(diffOf('company', [], [of('203.0.113.0/24')], []).closes.v4).toBe(2n ** 32n - 256n);
    expect(inWords(sizeOf(everywhere))).toBe('every address there is');
  });

  it('names whom it cuts off, once each, and nobody who is out already', () => {
    const before = [of('203.0.113.0/24', 'a'), of('198.51.100.0/24')];
    const after = [of('203.0.113.0/25', 'a')];
    const sessions = [
      live('203.0.113.200', 'a'),
      live('::ffff:203.0.113.201', 'a'),
      live('203.0.113.1', 'a', 'ben'),
      live('203.0.113.200', 'b', 'out'),
      live('198.51.100.4', 'b', 'carla'),
      live(null, 'a', 'unknown'),
    ];
    expect(diffOf('vendor', before, after, sessions).cutOff).toEqual([
      { id: 'ada', name: 'ada', sessions: 2 },
      { id: 'carla', name: 'carla', sessions: 1 },
    ]);
  });

  it('shows what lies within what, where both count for the same people', () => {
    const outer = of('203.0.113.0/24', 'a');
    const everybody = of('198.51.100.0/24');
    const list = [
      outer,
      of('203.0.113.7/32', 'a'),
      of('203.0.113.9/32', 'b'),
      everybody,
      of('198.51.100.4/32', 'b'),
    ];
    expect(
      diffOf('vendor', [], list, []).overlaps.map(({ inner, outer: by }) => [inner.cidr, by.cidr]),
    ).toEqual([
      ['203.0.113.7/32', outer.cidr],
      ['198.51.100.4/32', everybody.cidr],
    ]);
  });
});

describe('spaces of addresses', () => {
  const cidr = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
    .map(([host, prefix]) => `203.0.113.${String(host & (256 - 2 ** (32 - prefix)))}/${String(prefix)}`);
  const cidrs = fc.array(cidr, { maxLength: 6 });
  /** The addresses one by one. */
  const members = (list: readonly string[]) =>
    new Set(
      list.flatMap((text) => {
        const [address = '', prefix] = text.split('/');
        const first = Number(address.split('.')[3]);
        return Array.from({ length: 2 ** (32 - Number(prefix)) }, (_, at) => first + at);
      }),
    );

  it('are counted, joined and taken apart like sets of single addresses', () => {
    fc.assert(
      fc.property(cidrs, cidrs, (a, b) => {
        const [left, right] = [members(a), members(b)];
        expect(sizeOf(spaceOf(a)).v4).toBe(BigInt(left.size));
        expect(sizeOf(union([spaceOf(a), spaceOf(b)])).v4).toBe(BigInt(new Set([...left, ...right]).size));
        expect(sizeOf(minus(spaceOf(a), spaceOf(b))).v4).toBe(
          BigInt([...left].filter((one) => !right.has(one)).length),
        );
      }),
      { seed: 41, numRuns: 500 },
    );
  });

  it('say that one of two equal ranges lies within the other, once', () => {
    expect(nested([of('203.0.113.0/24'), of('203.0.113.0/24')])).toHaveLength(1);
  });
});
