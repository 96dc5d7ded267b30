import { mayCome, type Comer } from '../../identity/coming.ts';
import { clientAddress } from '../../identity/network.ts';
import type { Network } from '../people.ts';
import type { LiveSession } from './lists.ts';
import {
  everywhere,
  inWords,
  minus,
  nested,
  sizeOf,
  spaceOf,
  union,
  type Size,
  type Space,
} from './ranges.ts';

/** What a change would do. */
export interface NetworkDiff {
  /** Addresses that somebody may come from after it and may not before. */
  readonly opens: Size & { readonly words: string };
  readonly closes: Size & { readonly words: string };
  /** Ranges of the list after it that lie within another one which counts for the same people. */
  readonly overlaps: readonly { readonly inner: Network; readonly outer: Network }[];
  /** People with a live session who are inside now and would not be. */
  readonly cutOff: readonly { readonly id: string; readonly name: string; readonly sessions: number }[];
  /** How many ranges the list would hold. */
  readonly left: number;
}

/** A list with some ranges taken away and some put in. */
export function changed(
  list: readonly Network[],
  { adds, removes }: { readonly adds: readonly Network[]; readonly removes: readonly Pick<Network, 'id'>[] },
): Network[] {
  const gone = new Set(removes.map(({ id }) => id));
  return [...list.filter(({ id }) => !gone.has(id)), ...adds];
}

/**
 * What it would do to go from one list to another.
 * @param live live sessions of the party's people; where they are now is taken from where they signed in
 */
export function diffOf(
  kind: Comer['kind'],
  before: readonly Network[],
  after: readonly Network[],
  live: readonly LiveSession[],
): NetworkDiff {
  // Per site, since a range that goes from one site to everybody opens its addresses for the others.
  const sites = [...new Set([null, ...before.map(({ site }) => site), ...after.map(({ site }) => site)])];
  const moved = sites.map((site) => {
    const [old, next] = [spaceFor(kind, before, site), spaceFor(kind, after, site)];
    return { opens: minus(next, old), closes: minus(old, next) };
  });
  const sized = (spaces: readonly Space[]) => {
    const size = sizeOf(union(spaces));
    return { ...size, words: inWords(size) };
  };
  return {
    opens: sized(moved.map(({ opens }) => opens)),
    closes: sized(moved.map(({ closes }) => closes)),
    overlaps: nested(after).filter(({ inner, outer }) => outer.site === null || outer.site === inner.site),
    cutOff: cutOffBy(kind, before, after, live),
    left: after.length,
  };
}

function spaceFor(kind: Comer['kind'], list: readonly Network[], site: string | null): Space {
  if (kind === 'company' && list.length === 0) return everywhere;
  return spaceOf(list.filter((one) => one.site === null || one.site === site).map(({ cidr }) => cidr));
}

function cutOffBy(
  kind: Comer['kind'],
  before: readonly Network[],
  after: readonly Network[],
  live: readonly LiveSession[],
): NetworkDiff['cutOff'] {
  const out = live.filter(
    ({ ip, sites }) => isInside(ip, { kind, sites }, before) && !isInside(ip, { kind, sites }, after),
  );
  const byPerson = Map.groupBy(out, ({ person }) => person);
  return [...byPerson].map(([id, sessions]) => ({
    id,
    name: sessions[0]?.name ?? id,
    sessions: sessions.length,
  }));
}

/** Whether somebody would be inside of a list. @param ip as it was kept, in whatever spelling */
export function isInside(ip: string | null, comer: Comer, list: readonly Network[]): boolean {
  return mayCome(clientAddress(ip ?? undefined), comer, list).allow;
}
