import { Failure } from '@cordon/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOf, namedProxies, type Asked } from './forwarded.ts';

const PROXY = '10.0.0.1';
const isProxy = namedProxies(['10.0.0.0/24', 'fd00::/64', '192.0.2.250']);
const asked = (changes: Partial<Asked>): Asked => ({
  peer: PROXY,
  forwarded: [],
  xForwardedFor: [],
  ...changes,
});
const addressOf = (changes: Partial<Asked>) => clientOf(asked(changes), isProxy).address;

describe('X-Forwarded-For', () => {
  it.each<[string, readonly string[], string | null]>([
    ['one hop', ['203.0.113.9'], '203.0.113.9'],
    ['two proxies', ['203.0.113.9, 10.0.0.2'], '203.0.113.9'],
    ['a single named proxy', ['203.0.113.9, 192.0.2.250'], '203.0.113.9'],
    ['what the client wrote before', ['1.1.1.1, 203.0.113.9'], '203.0.113.9'],
    ['a proxy the client wrote before', ['10.0.0.3, 203.0.113.9'], '203.0.113.9'],
    ['rubbish the client wrote before', ['";,<>, 203.0.113.9'], '203.0.113.9'],
    ['several lines', ['1.1.1.1', '203.0.113.9', '10.0.0.2'], '203.0.113.9'],
    ['a port', ['203.0.113.9:4711'], '203.0.113.9'],
    ['IPv6', ['2001:DB8::9'], '2001:db8::9'],
    ['IPv6 in brackets with a port', ['[2001:db8::9]:443'], '2001:db8::9'],
    ['IPv4 written as IPv6', ['::ffff:203.0.113.9'], '203.0.113.9'],
    ['an IPv6 proxy', ['203.0.113.9, fd00::7'], '203.0.113.9'],
    ['only named proxies', ['10.0.0.9, 10.0.0.2'], '10.0.0.9'],
    ['unknown at the end', ['203.0.113.9, unknown'], null],
    ['nothing at the end', ['203.0.113.9, '], null],
    ['an empty line', [''], null],
    ['an octal spelling', ['0203.0.113.9'], null],
    ['a zone', ['fe80::1%eth0'], null],
    ['too many hops', [Array.from({ length: 33 }, () => '203.0.113.9').join(',')], null],
    ['too much text', [`${' '.repeat(4090)}203.0.113.9`], null],
  ])('reads %s', (_, xForwardedFor, address) => {
    expect(addressOf({ xForwardedFor })).toBe(address);
  });
});

describe('Forwarded', () => {
  it.each<[string, readonly string[], string | null]>([
    ['one hop', ['for=203.0.113.9'], '203.0.113.9'],
    ['other parameters, any case, spaces', ['proto=https; FOR="203.0.113.9" ;by=_gw'], '203.0.113.9'],
    ['IPv6 in quotes and brackets (RFC 7239 4)', ['for="[2001:db8:cafe::17]:4711"'], '2001:db8:cafe::17'],
    ['a hidden port', ['for="203.0.113.9:_port"'], '203.0.113.9'],
    ['escaped characters', ['for="203.0.113.\\9"'], '203.0.113.9'],
    ['two proxies', ['for=203.0.113.9, for=10.0.0.2;by=10.0.0.1'], '203.0.113.9'],
    ['what the client wrote before', ['for=1.1.1.1', 'for=203.0.113.9'], '203.0.113.9'],
    ['a hidden hop', ['for=203.0.113.9, for=_hidden'], null],
    ['unknown', ['for=unknown'], null],
    ['a hop without for', ['for=203.0.113.9, by=10.0.0.1'], null],
    ['two for in one hop', ['for=1.1.1.1;for=203.0.113.9'], null],
    ['IPv6 without brackets', ['for="2001:db8::9"'], null],
    ['IPv4 in brackets', ['for="[203.0.113.9]"'], null],
    ['IPv6 without quotes', ['for=[2001:db8::9]'], null],
    ['a quote left open', ['for="203.0.113.9'], null],
    ['a quote that swallows the next hop', ['for=1.1.1.1;x=", for="[2001:db8::9]"'], null],
    ['a quote left open in an earlier line', ['for=1.1.1.1;x="', 'for=203.0.113.9'], null],
    ['nothing', [''], null],
    ['a comma too many', ['for=203.0.113.9,'], null],
    ['too much text', [`for=203.0.113.9;x="${'a'.repeat(4096)}"`], null],
  ])('reads %s', (_, forwarded, address) => {
    expect(addressOf({ forwarded })).toBe(address);
  });
});

describe('who is believed', () => {
  it('is a named proxy, and nobody else', () => {
    const claims = { forwarded: ['for=1.1.1.1'], xForwardedFor: ['1.1.1.1'] };
    expect(clientOf(asked({ ...claims, peer: '203.0.113.9' }), isProxy)).toEqual({
      address: '203.0.113.9',
      ignored: true,
    });
    expect(clientOf(asked({ peer: '203.0.113.9' }), isProxy).ignored).toBe(false);
    expect(clientOf(asked({ ...claims, peer: '203.0.113.9' }), namedProxies([])).address).toBe('203.0.113.9');
    expect(clientOf(asked({ ...claims, peer: '::ffff:10.0.0.1' }), isProxy).address).toBe('1.1.1.1');
    expect(clientOf(asked({ ...claims, peer: undefined }), isProxy).address).toBeNull();
  });

  it('is two headers only when they agree', () => {
    const forwarded = ['for=203.0.113.9'];
    expect(addressOf({ forwarded, xForwardedFor: ['203.0.113.9, 10.0.0.2'] })).toBe('203.0.113.9');
    expect(addressOf({ forwarded, xForwardedFor: ['203.0.113.8'] })).toBeNull();
    expect(addressOf({ forwarded, xForwardedFor: ['unknown'] })).toBeNull();
  });

  it('is not a named proxy whose header was taken off on the way', () => {
    expect(addressOf({})).toBeNull();
  });

  it('cannot be everybody or a name', () => {
    for (const wrong of ['0.0.0.0/0', '::/0', 'loadbalancer', '10.0.0.0/x', '10.0.0/8']) {
      expect(() => namedProxies([wrong])).toThrow(Failure);
    }
  });
});

describe('a client, whatever it sends', () => {
  const evil = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'for=',
          '1.1.1.1',
          '10.0.0.1',
          '[2001:db8::66]',
          '"',
          ';',
          ',',
          ' ',
          '\\',
          '=',
          'by=',
          'unknown',
          '_x',
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join('')),
  );
  const lines = fc.array(evil, { maxLength: 3 });
  const real = fc.oneof(fc.ipV4(), fc.ipV6()).filter((ip) => {
    const { address } = clientOf({ peer: ip, forwarded: [], xForwardedFor: [] }, isProxy);
    return address !== null && !isProxy(address);
  });
  const honest = (ip: string) => clientOf({ peer: ip, forwarded: [], xForwardedFor: [] }, isProxy).address;
  const node = (ip: string) => (ip.includes(':') ? `"[${ip}]"` : ip);
  /** A proxy appends to the last line it was given, or writes a line of its own. */
  const appended = (given: readonly string[], own: string, join: boolean) =>
    join && given.length > 0 ? [...given.slice(0, -1), `${given.at(-1) ?? ''}, ${own}`] : [...given, own];

  it('is at its own address or at none, directly', () => {
    fc.assert(
      fc.property(real, lines, lines, (ip, forwarded, xForwardedFor) => {
        expect(clientOf({ peer: ip, forwarded, xForwardedFor }, isProxy).address).toBe(honest(ip));
      }),
      { seed: 31, numRuns: 1000 },
    );
  });

  it('is at its own address or at none, behind a proxy that writes either header and passes the other on', () => {
    fc.assert(
      fc.property(real, lines, lines, fc.boolean(), fc.boolean(), (ip, f, x, writesForwarded, join) => {
        const forwarded = writesForwarded ? appended(f, `for=${node(ip)}`, join) : f;
        const xForwardedFor = writesForwarded ? x : appended(x, ip, join);
        const { address } = clientOf(asked({ forwarded, xForwardedFor }), isProxy);
        expect([null, honest(ip)]).toContain(address);
      }),
      { seed: 32, numRuns: 5000 },
    );
  });

  it('is at its own address or at none, behind two proxies', () => {
    fc.assert(
      fc.property(real, lines, (ip, x) => {
        const { address } = clientOf(asked({ xForwardedFor: [...x, `${ip}, 10.0.0.2`] }), isProxy);
        expect([null, honest(ip)]).toContain(address);
      }),
      { seed: 33, numRuns: 1000 },
    );
  });
});
