import ipaddr from 'ipaddr.js';

/** The largest blocks IANA hands out (IPv4 /8, IPv6 /12): a wider range is nobody's network, it is the internet. */
const WIDEST = { ipv4: 8, ipv6: 12 } as const;

/**
 * A range of addresses in CIDR notation (RFC 4632, RFC 4291 2.3), spelled as PostgreSQL's type `cidr` spells it. A
 * single address is a range of one, and an IPv4-mapped IPv6 range is the IPv4 range it stands for.
 *
 * @returns null when it is no range, when bits of a host are set in it (which of two meanings was meant is a guess),
 *   when readers disagree on the spelling, or when it is so wide that the list would stop being a control
 */
export function canonicalCidr(text: string): string | null {
  const [address = '', length, more] = text.trim().split('/');
  if (more !== undefined || !isPlainAddress(address)) return null;
  if (length !== undefined && !/^(0|[1-9]\d{0,2})$/.test(length)) return null;
  const parsed = ipaddr.parse(address);
  const bits = parsed.kind() === 'ipv4' ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return null;
  if (parsed instanceof ipaddr.IPv6 && parsed.isIPv4MappedAddress()) {
    return prefix < 96 ? null : spelled(parsed.toIPv4Address(), prefix - 96);
  }
  return spelled(parsed, prefix);
}

/** Short, octal and hexadecimal IPv4 spellings and zone ids are not addresses here: readers disagree on them. */
function isPlainAddress(text: string): boolean {
  if (!text.includes(':')) return ipaddr.IPv4.isValidFourPartDecimal(text);
  return !text.includes('%') && ipaddr.IPv6.isValid(text);
}

function spelled(address: ipaddr.IPv4 | ipaddr.IPv6, prefix: number): string | null {
  if (prefix < WIDEST[address.kind()]) return null;
  const family = address instanceof ipaddr.IPv4 ? ipaddr.IPv4 : ipaddr.IPv6;
  const network = family.networkAddressFromCIDR(`${address.toString()}/${prefix}`);
  if (network.toString() !== address.toString()) return null;
  return `${address.toString()}/${prefix}`;
}
