import ipaddr from 'ipaddr.js';

/**
 * A client address in one canonical form: dotted IPv4, or compressed lower-case IPv6. IPv4-mapped IPv6
 * (`::ffff:192.0.2.1`, RFC 4291 2.5.5.2) becomes the IPv4 address it stands for, so that a rule for one
 * form cannot be walked round in the other.
 *
 * @returns null when the text is not exactly one address: short, octal and hexadecimal IPv4 spellings and
 *   zone ids are not addresses here, since readers disagree on what they mean.
 */
export function clientAddress(text: string | undefined): string | null {
  if (text === undefined || text.includes('%')) return null;
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text).toString();
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return null;
  return ipaddr.process(text).toString();
}

/**
 * Whether an address lies in one of the ranges.
 * @param address as {@link clientAddress} gives it; null (unknown) lies nowhere
 * @param ranges CIDR texts; one that cannot be read matches nothing
 */
export function inRanges(address: string | null, ranges: readonly string[]): boolean {
  if (address === null) return false;
  const parsed = ipaddr.parse(address);
  return ranges.some((range) => {
    const [network, prefix] = parseRange(range) ?? [];
    if (network === undefined || prefix === undefined || network.kind() !== parsed.kind()) return false;
    return parsed.match(network, prefix);
  });
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number] | null;

/** Ranges come from the database with every request and hardly ever change; reading one takes 5 us. */
const readRanges = new Map<string, Range>();
const READ_AT_MOST = 10_000;

function parseRange(text: string): Range {
  const known = readRanges.get(text);
  if (known !== undefined) return known;
  if (readRanges.size >= READ_AT_MOST) readRanges.clear();
  const range = readRange(text);
  readRanges.set(text, range);
  return range;
}

function readRange(text: string): Range {
  if (!ipaddr.isValidCIDR(text)) return null;
  const [network, prefix] = ipaddr.parseCIDR(text);
  if (network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress() && prefix >= 96) {
    return [network.toIPv4Address(), prefix - 96];
  }
  return [network, prefix];
}

/**
 * The unit that rate limits and known addresses are kept by: the IPv4 address, or the IPv6 /64, since one
 * host can choose freely among the addresses of its /64 (RFC 8981).
 */
export function addressUnit(address: string | null): string {
  if (address === null) return 'unknown';
  if (!address.includes(':')) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}
