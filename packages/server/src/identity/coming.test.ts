import { describe, expect, it } from 'vitest';
import { mayCome, type Coming, type ListedNetwork } from './coming.ts';

const manila: ListedNetwork = { id: 'manila', cidr: '203.0.113.0/24', site: 'sit_manila' };
const manila6: ListedNetwork = { id: 'manila6', cidr: '2001:db8:113::/48', site: 'sit_manila' };
const cebu: ListedNetwork = { id: 'cebu', cidr: '198.51.100.0/25', site: 'sit_cebu' };
const office: ListedNetwork = { id: 'office', cidr: '192.0.2.0/24', site: null };
/** One address of Manila's, for everybody. */
const gateway: ListedNetwork = { id: 'gateway', cidr: '203.0.113.7/32', site: null };
const all = [manila, manila6, cebu, office];
const no = (why: Extract<Coming, { allow: false }>['why']): Coming => ({ allow: false, why });
const by = (one: ListedNetwork | null): Coming => ({ allow: true, by: one });

describe('mayCome', () => {
  it.each<[string, string | null, string | null, readonly ListedNetwork[], Coming]>([
    ['from the own site', '203.0.113.9', 'sit_manila', all, by(manila)],
    ['from the own site in IPv6', '2001:db8:113:4::9', 'sit_manila', all, by(manila6)],
    ['from another site of the party', '198.51.100.9', 'sit_manila', all, no('other-site')],
    ['from a site, without one of their own', '203.0.113.9', null, all, no('other-site')],
    ['from a network of the whole party', '192.0.2.77', 'sit_cebu', all, by(office)],
    ['from a network of the whole party, without a site', '192.0.2.77', null, all, by(office)],
    ['from an overlap of both', '203.0.113.7', 'sit_manila', [gateway, manila], by(gateway)],
    [
      'from another site, where a narrower range is everybody’s',
      '203.0.113.7',
      'sit_cebu',
      [manila, gateway],
      by(gateway),
    ],
    ['from beside that range', '203.0.113.8', 'sit_cebu', [cebu, manila, gateway], no('other-site')],
    ['from outside', '203.0.114.1', 'sit_manila', all, no('outside')],
    ['from the first address behind a range', '198.51.100.128', 'sit_cebu', all, no('outside')],
    ['where only another site has networks', '203.0.114.1', 'sit_manila', [cebu], no('nothing-listed')],
    ['of a vendor without networks', '203.0.113.9', 'sit_manila', [], no('nothing-listed')],
    [
      'from nobody knows where',
      null,
      'sit_manila',
      [{ ...office, cidr: '0.0.0.0/0' }],
      no('address-unknown'),
    ],
    [
      'from IPv6 where everything in IPv4 is listed',
      '2001:db8::1',
      null,
      [{ ...office, cidr: '0.0.0.0/0' }],
      no('outside'),
    ],
  ])('decides on a vendor’s person %s', (_, address, site, list, coming) => {
    expect(mayCome(address, { kind: 'vendor', sites: [site] }, list)).toEqual(coming);
  });

  it('holds the company to a list only once it keeps one', () => {
    const comer = { kind: 'company', sites: [null] } as const;
    expect(mayCome('203.0.113.9', comer, [])).toEqual(by(null));
    expect(mayCome(null, comer, [])).toEqual(no('address-unknown'));
    expect(mayCome('203.0.113.9', comer, [office])).toEqual(no('outside'));
    expect(mayCome('192.0.2.1', comer, [office])).toEqual(by(office));
    // A list of sites alone is a list: it does not let everybody else in from anywhere.
    expect(mayCome('203.0.114.1', comer, [manila])).toEqual(no('nothing-listed'));
  });
});
