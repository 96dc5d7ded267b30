import ipaddr from 'ipaddr.js';

/** Addresses from one to another, both included. */
interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

/** A set of addresses: spans in order, none touching the next. */
export interface Space {
  readonly v4: readonly Span[];
  readonly v6: readonly Span[];
}

/** How many addresses. */
export interface Size {
  readonly v4: bigint;
  readonly v6: bigint;
}

/** Every address there is: what a party without any list may come from. */
export const everywhere: Space = {
  v4: [{ from: 0n, to: 2n ** 32n - 1n }],
  v6: [{ from: 0n, to: 2n ** 128n - 1n }],
};

/** The addresses of some ranges. @param cidrs as `canonicalCidr` gives them */
export function spaceOf(cidrs: readonly string[]): Space {
  const spans = { v4: [] as Span[], v6: [] as Span[] };
  for (const cidr of cidrs) {
    const [network, prefix] = ipaddr.parseCIDR(cidr);
    const bytes = network.toByteArray();
    const from = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    const to = from + (1n << BigInt(bytes.length * 8 - prefix)) - 1n;
    spans[network.kind() === 'ipv4' ? 'v4' : 'v6'].push({ from, to });
  }
  return { v4: merged(spans.v4), v6: merged(spans.v6) };
}

export function union(spaces: readonly Space[]): Space {
  return { v4: merged(spaces.flatMap(({ v4 }) => v4)), v6: merged(spaces.flatMap(({ v6 }) => v6)) };
}

/** What is in the first and not in the second. */
export function minus(a: Space, b: Space): Space {
  return { v4: without(a.v4, b.v4), v6: without(a.v6, b.v6) };
}

export function sizeOf({ v4, v6 }: Space): Size {
  const count = (spans: readonly Span[]) => spans.reduce((sum, { from, to }) => sum + to - from + 1n, 0n);
  return { v4: count(v4), v6: count(v6) };
}

/** Pairs where one range lies within another, or is the same: CIDR ranges never overlap in any other way. */
export function nested<R extends { readonly cidr: string }>(ranges: readonly R[]): { inner: R; outer: R }[] {
  const spaces = ranges.map((range) => ({ range, space: spaceOf([range.cidr]) }));
  return spaces.flatMap((inner, at) =>
    spaces
      .filter((outer, index) => index !== at && covers(outer.space, inner.space))
      // Two equal ranges are one pair.
      .filter((outer) => !covers(inner.space, outer.space) || spaces.indexOf(outer) < at)
      .map((outer) => ({ inner: inner.range, outer: outer.range })),
  );
}

const HOSTS = 2n ** 64n;

/** A number of addresses in words. IPv6 is counted in networks of /64, the least that one place is given. */
export function inWords({ v4, v6 }: Size): string {
  const { v4: all4, v6: all6 } = sizeOf(everywhere);
  if (v4 === all4 && v6 === all6) return 'every address there is';
  const parts = [
    ...(v4 > 0n ? [counted(v4, 'IPv4 address', 'IPv4 addresses')] : []),
    ...(v6 >= HOSTS ? [counted((v6 + HOSTS - 1n) / HOSTS, 'IPv6 network (/64)', 'IPv6 networks (/64)')] : []),
    ...(v6 > 0n && v6 < HOSTS ? [counted(v6, 'IPv6 address', 'IPv6 addresses')] : []),
  ];
  return parts.length === 0 ? 'no address' : parts.join(' and ');
}

function counted(count: bigint, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1n ? one : many}`;
}

function covers(outer: Space, inner: Space): boolean {
  const { v4, v6 } = minus(inner, outer);
  return v4.length === 0 && v6.length === 0;
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (last === undefined || span.from > last.to + 1n) result.push(span);
    else result[result.length - 1] = { from: last.from, to: span.to > last.to ? span.to : last.to };
  }
  return result;
}

function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return holes.reduce<Span[]>(
    (left, hole) =>
      left.flatMap(({ from, to }) => {
        if (hole.to < from || hole.from > to) return [{ from, to }];
        return [
          ...(hole.from > from ? [{ from, to: hole.from - 1n }] : []),
          ...(hole.to < to ? [{ from: hole.to + 1n, to }] : []),
        ];
      }),
    [...spans],
  );
}
