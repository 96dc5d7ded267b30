import { Failure } from '@cordon/core/kernel';
import { clientAddress, inRanges } from './network.ts';

/** What tells where a request came from. */
export interface Asked {
  /** The other end of the connection: the only thing a client cannot choose. */
  readonly peer: string | undefined;
  /** Lines of `Forwarded` (RFC 7239) and of `X-Forwarded-For`, in the order in which they came. */
  readonly forwarded: readonly string[];
  readonly xForwardedFor: readonly string[];
}

export interface Client {
  /** In canonical form; null when it cannot be told, and then every condition on it fails. */
  readonly address: string | null;
  /** A header claimed an address, and whoever sent it is no named proxy. */
  readonly ignored: boolean;
}

/** Longer headers and longer ways are nobody's honest way: reading them would only cost time. */
const MOST_CHARACTERS = 4096;
const MOST_HOPS = 32;

/**
 * Whether an address is a named proxy's.
 * @param named ranges and single addresses, as TRUSTED_PROXIES holds them
 * @throws Failure `config-wrong` for what is neither, or believes everybody
 */
export function namedProxies(named: readonly string[]): (address: string) => boolean {
  const ranges = named.map((text) => {
    const single = clientAddress(text);
    if (single !== null) return `${single}/${single.includes(':') ? '128' : '32'}`;
    const [address, prefix] = text.split('/');
    if (clientAddress(address) === null || !/^\d{1,3}$/.test(prefix ?? '')) {
      throw new Failure('config-wrong', `trusted proxy "${text}" is no address and no CIDR range`);
    }
    if (Number(prefix) === 0)
      throw new Failure('config-wrong', `trusted proxy "${text}" would believe any client`);
    return text;
  });
  return (address) => inRanges(address, ranges);
}

/**
 * Where a request came from. Each proxy appends the address it was asked from, so the way is walked from the right, and
 * the first address that is no named proxy is the client's: whatever stands left of it the client may have written itself.
 *
 * Nothing is guessed. A hop that is hidden, unknown or unreadable on that way, two headers that disagree (a proxy that
 * writes the one may pass the client's own other one on), a header that is malformed or too long: the address is unknown.
 * So it is when a named proxy sends no header at all, since a client can have it taken off (`Connection:
 * X-Forwarded-For`, RFC 9110 7.6.1) and would then pass for the proxy.
 */
export function clientOf(
  { peer, forwarded, xForwardedFor }: Asked,
  isProxy: (address: string) => boolean,
): Client {
  const address = clientAddress(peer);
  const claimed = forwarded.length + xForwardedFor.length > 0;
  if (address === null) return { address: null, ignored: false };
  if (!isProxy(address)) return { address, ignored: claimed };
  const ways = [
    ...(forwarded.length > 0 ? [wayOfForwarded(forwarded)] : []),
    ...(xForwardedFor.length > 0 ? [wayOfXForwardedFor(xForwardedFor)] : []),
  ];
  const [one = null, other = one] = ways.map((way) => walk(way, isProxy));
  return { address: one === other ? one : null, ignored: false };
}

/** Hops from the left; a hop that says no address is null. Null altogether: malformed or too long. */
type Way = readonly (string | null)[] | null;

function walk(way: Way, isProxy: (address: string) => boolean): string | null {
  if (way === null) return null;
  let last: string | null = null;
  for (const hop of way.toReversed()) {
    if (hop === null) return null;
    last = hop;
    if (!isProxy(hop)) break;
  }
  return last;
}

function wayOfXForwardedFor(lines: readonly string[]): Way {
  const text = lines.join(',');
  const hops = text.split(',');
  if (text.length > MOST_CHARACTERS || hops.length > MOST_HOPS) return null;
  return hops.map((hop) => {
    const trimmed = hop.trim();
    return clientAddress(trimmed) ?? nodeAddress(trimmed);
  });
}

/** Each line is read by itself: a quote left open in one must not swallow the next, which a proxy wrote. */
function wayOfForwarded(lines: readonly string[]): Way {
  if (lines.reduce((sum, { length }) => sum + length, 0) > MOST_CHARACTERS) return null;
  const hops: (string | null)[] = [];
  for (const line of lines) {
    const elements = elementsOf(line);
    if (elements === null) return null;
    hops.push(...elements);
  }
  return hops.length > MOST_HOPS ? null : hops;
}

const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const QUOTED = /"(?:[\t !#-[\]-~\x80-\xff]|\\[\t -~\x80-\xff])*"/y;
const SPACE = /[ \t]*/y;

/** The `for` of each element of one line (RFC 7239, section 4); null when the line is malformed. */
function elementsOf(line: string): (string | null)[] | null {
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(line)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const elements: (string | null)[] = [];
  for (;;) {
    const seen = new Set<string>();
    let node: string | null = null;
    for (;;) {
      take(SPACE);
      const name = take(TOKEN)?.toLowerCase();
      if (name === undefined || line[at] !== '=' || seen.has(name)) return null;
      at += 1;
      seen.add(name);
      const value = take(TOKEN) ?? unquoted(take(QUOTED));
      if (value === null) return null;
      if (name === 'for') node = nodeAddress(value);
      take(SPACE);
      if (line[at] !== ';') break;
      at += 1;
    }
    elements.push(node);
    if (at === line.length) return elements;
    if (line[at] !== ',') return null;
    at += 1;
  }
}

function unquoted(text: string | null): string | null {
  return text === null ? null : text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
}

/** The address of a node (RFC 7239, section 6), without its port; null for `unknown` and for a hidden one (`_name`). */
function nodeAddress(node: string): string | null {
  const bracketed = /^\[([^\]]*)\](?::[\w.-]+)?$/.exec(node)?.[1];
  if (bracketed !== undefined) return bracketed.includes(':') ? clientAddress(bracketed) : null;
  const [address = '', port, more] = node.split(':');
  if (more !== undefined || (port !== undefined && !/^[\w.-]+$/.test(port))) return null;
  return clientAddress(address);
}
