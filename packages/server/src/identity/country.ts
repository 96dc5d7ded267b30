import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ipaddr from 'ipaddr.js';
import { Reader, type Response } from 'mmdb-lib';

/** What the table holds for an address. */
type Found = Response & { readonly country_code?: unknown };

/** IPv4 and IPv6 apart: together they are no smaller, and an installation without IPv6 never reads the larger one. */
const FILES = {
  v4: '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv4.mmdb',
  v6: '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv6.mmdb',
} as const;

const readers = new Map<keyof typeof FILES, Reader<Found>>();

/** Read when the first address of its kind is looked up: 3 and 5 MB, some milliseconds each. */
function readerOf(kind: keyof typeof FILES): Reader<Found> {
  const known = readers.get(kind);
  if (known !== undefined) return known;
  const file = createRequire(import.meta.url).resolve(FILES[kind]);
  const reader = new Reader<Found>(readFileSync(file));
  readers.set(kind, reader);
  return reader;
}

/**
 * The country an address is registered in, by the address registries' own data. That is where its holder is, which need
 * not be where the person is: a tunnel has the country of its end. A condition of its own, beside networks, not instead.
 *
 * @param address in canonical form; null (unknown) is nowhere
 * @returns ISO 3166-1 alpha-2, or null when it is not known. Private, reserved and documentation addresses and those of
 *   tunnels (6to4, Teredo) have none, though the table names one for some of them
 */
export function countryOf(address: string | null): string | null {
  if (address === null || !ipaddr.isValid(address) || ipaddr.parse(address).range() !== 'unicast')
    return null;
  const code = readerOf(address.includes(':') ? 'v6' : 'v4').get(address)?.country_code;
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) && code !== 'ZZ' ? code : null;
}
