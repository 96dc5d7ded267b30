/**
 * The network an address lies in: /24 of IPv4, /48 of IPv6; /16 of private IPv4, whose parts a site hands out as it likes.
 * What cannot be read is its own network.
 */
export function networkOf(ip: string): string {
  if (ip.includes(':') && !ip.startsWith('::ffff:')) return ip.toLowerCase().split(':').slice(0, 3).join(':');
  const parts = ip.slice(ip.lastIndexOf(':') + 1).split('.');
  const [a, b] = parts.map(Number);
  const isPrivate = a === 10 || (a === 172 && b !== undefined && b >= 16 && b < 32) || (a === 192 && b === 168);
  return parts.slice(0, isPrivate ? 2 : 3).join('.');
}
