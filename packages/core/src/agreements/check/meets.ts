import type { Duration } from './match/durations.ts';
import type { Found, Hit } from './match/matcher.ts';
import type { Scopes } from './match/scope.ts';
import type { Mood } from './mood.ts';
import type { Alternative, Rule } from './rule.ts';
import type { Unit } from './text/outline.ts';

/** An alternative with its expressions as numbers of the matcher. */
export interface Compiled {
  readonly all: readonly number[];
  readonly none: number | null;
  readonly about: number | null;
  readonly heading: number | null;
  readonly from: Alternative;
}

/** A sentence, read. */
export interface Read {
  readonly unit: Unit;
  readonly found: Found;
  readonly scopes: Scopes;
  readonly mood: Mood;
  /** The other side alone must do it. */
  readonly buyers: boolean;
  readonly durations: readonly Duration[];
  readonly clause: ReadonlySet<number>;
}

/** How well one alternative is met by one unit. */
export type Met = 'yes' | 'softly' | 'denied' | 'no';

/** What of a rule says how its alternatives are met. */
export type How = Pick<Rule, 'kind' | 'effortsSuffice'> & { readonly by?: Rule['by'] | undefined };
const AUTHORITY = /^(authorit|regulator|commissioner|ico$|secretary$|hhs$)/;
const BEFORE_TIME = 10;
/** Does the sentence meet the alternative, as the kind of rule asks? Its cost is bounded by the hits remembered. */
export function met({ all, none, about, from }: Compiled, read: Read, how: How): Met {
  const { found, mood } = read;
  const { kind, effortsSuffice: efforts = false, by } = how;
  if (by === 'processor' && read.buyers) return 'no';
  if (!all.every((number) => found.has(number))) return 'no';
  if (none !== null && found.has(none)) return 'no';
  if (about !== null && !read.clause.has(about)) return 'no';
  if (from.hours !== undefined && !timely(from.hours, read)) return 'no';
  if (kind !== 'statement' && kind !== 'flag' && (mood === 'definition' || mood === 'title')) return 'no';
  const open = (soft: boolean) => fits(all, read, from.within, (at) => free(read.scopes, at, kind, soft));
  if (!open(false)) return fits(all, read, from.within, () => true) ? 'denied' : 'no';
  if (kind === 'duty' && mood === 'permission') return 'softly';
  return efforts || kind === 'flag' || open(true) ? 'yes' : 'softly';
}

function free(
  { disclaimed, negated, softened }: Scopes,
  at: number,
  kind: Rule['kind'],
  soft: boolean,
): boolean {
  if (kind === 'flag') return true;
  if (disclaimed[at] === true) return false;
  if (negated[at] === true && (kind === 'duty' || kind === 'right')) return false;
  return !soft || softened[at] !== true;
}

/** Every expression has a hit that passes, and with `within`, hits that lie together. */
function fits(
  all: readonly number[],
  { found }: Read,
  within: number | undefined,
  passes: (at: number) => boolean,
) {
  const hits = all.map((number) => found.hits(number).filter(({ from, to }) => passes(from) && passes(to)));
  if (hits.some((list) => list.length === 0)) return false;
  if (within === undefined) return true;
  const [first = [], ...others] = hits;
  return first.some((one) => others.every((list) => list.some((other) => distance(one, other) <= within)));
}

function distance(one: Hit, other: Hit): number {
  return Math.max(one.from - other.to, other.from - one.to, 0);
}

function timely(hours: NonNullable<Alternative['hours']>, { unit, durations }: Read): boolean {
  const counted = durations.filter(
    ({ at }) =>
      !unit.tokens.slice(Math.max(0, at - BEFORE_TIME), at).some(({ word }) => AUTHORITY.test(word)),
  );
  if (counted.length === 0) return false;
  const shortest = Math.min(...counted.map((duration) => duration.hours));
  return 'over' in hours ? shortest > hours.over : shortest <= hours.most;
}
