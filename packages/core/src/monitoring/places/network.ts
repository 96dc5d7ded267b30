/**
 * The network an address lies in: /24 of IPv4, /48 of IPv6; /16 of private (RFC 1918) and shared (RFC 6598) IPv4, whose
 * parts a site or a carrier hands out as it likes. What cannot be read is its own network.
 */
export function networkOf(ip: string): string {
  if (ip.includes(':') && !ip.startsWith('::ffff:')) return ip.toLowerCase().split(':').slice(0, 3).join(':');
  const parts = ip.slice(ip.lastIndexOf(':') + 1).split('.');
  const [a, b] = parts.map(Number);
  const isWide =
    a === 10 ||
    (a === 192 && b === 168) ||
    (b !== undefined && ((a === 172 && b >= 16 && b < 32) || (a === 100 && b >= 64 && b < 128)));
  return parts.slice(0, isWide ? 2 : 3).join('.');
}
