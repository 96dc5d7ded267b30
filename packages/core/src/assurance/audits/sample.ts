import { toHex, toUtf8, type Sha256 } from '@cordon/ledger';
import type { AuditPlan } from './plan.ts';
import { populationKinds, subjectOf, type Population, type PopulationKind } from './population.ts';
import { sampleSize } from './sampleSize.ts';

/** What the sample is drawn from: nobody had all three in hand while they could still change one. */
export interface SeedParts {
  /** The auditor's secret number, 64 hex digits. */
  readonly nonce: string;
  /** The signed text of the checkpoint (C2SP tlog-checkpoint: origin, size, root), without its signatures. */
  readonly checkpoint: string;
  /** See `populationRoot`. */
  readonly root: string;
}

/** Lines drawn of each list, in the order in which they were drawn. */
export type Sample = Readonly<Record<PopulationKind, readonly string[]>>;

/** @returns lower-case hex of the SHA-256 over the parts, each on lines of its own */
export function seedOf({ nonce, checkpoint, root }: SeedParts, sha256: Sha256): string {
  return toHex(sha256(toUtf8(`cordon-audit-seed/v1\n${nonce}\n${checkpoint}${root}\n`)));
}

/**
 * Draws without replacement, in a way that anybody repeats with a program for SHA-256 and one that sorts: each line gets the
 * hash of `seed \n line \n`, and the lines with the smallest hashes are the sample. The order in which a list is kept
 * plays no part, and no line is likelier than another. (RFC 3797 has the same purpose; it selects by remainders.)
 * @param seed see `seedOf`
 */
export function draw(lines: readonly string[], size: number, seed: string, sha256: Sha256): string[] {
  if (size === 0) return [];
  let least: Ranked[] = [];
  let limit: Uint8Array | null = null;
  for (const line of lines) {
    const rank = sha256(toUtf8(`${seed}\n${line}\n`));
    if (limit !== null && compare(rank, limit) > 0) continue;
    least.push({ line, rank });
    // A million lines are drawn from in one pass: of those that cannot be among the least none is kept.
    if (least.length < 2 * size + SPARE) continue;
    least = least.toSorted(byRank).slice(0, size);
    limit = least.at(-1)?.rank ?? null;
  }
  return least
    .toSorted(byRank)
    .slice(0, size)
    .map(({ line }) => line);
}

interface Ranked {
  readonly line: string;
  readonly rank: Uint8Array;
}

const SPARE = 64;

function byRank(a: Ranked, b: Ranked): number {
  return compare(a.rank, b.rank);
}

/** Which of two hashes is the smaller number. */
function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, nth) => byte !== b[nth]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** The sample of an audit: of each list as many as the rule of its plan asks for. */
export function sampleOf(
  { rule, byRole }: Pick<AuditPlan, 'rule' | 'byRole'>,
  { lists }: Pick<Population, 'lists'>,
  seed: string,
  sha256: Sha256,
): Sample {
  const drawn = populationKinds.map((kind) => {
    const lines = lists[kind];
    const size = sampleSize(lines.length, rule);
    const strata =
      kind === 'accesses' && byRole
        ? [...Map.groupBy(lines, subjectOf)].toSorted(byName)
        : [['', lines] as const];
    const shares = sharesOf(
      strata.map(([, some]) => some.length),
      size,
    );
    return [kind, strata.flatMap(([, some], nth) => draw(some, shares[nth] ?? 0, seed, sha256))] as const;
  });
  return Object.fromEntries(drawn) as unknown as Sample;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/**
 * Parts of a sample in proportion to strata: each that is there gets one at least, the rest goes by largest remainder
 * (Hamilton), the first of equal ones first.
 */
function sharesOf(sizes: readonly number[], size: number): readonly number[] {
  const whole = sizes.reduce((sum, one) => sum + one, 0);
  if (whole === 0) return sizes;
  const exact = sizes.map((one) => (one * size) / whole);
  const shares = exact.map((one, nth) => Math.min(sizes[nth] ?? 0, Math.max(1, Math.floor(one))));
  const order = exact
    .map((one, nth) => ({ nth, left: one - Math.floor(one) }))
    .toSorted((a, b) => b.left - a.left || a.nth - b.nth);
  let left = size - shares.reduce((sum, one) => sum + one, 0);
  for (const { nth } of order) {
    if (left <= 0) break;
    if ((shares[nth] ?? 0) >= (sizes[nth] ?? 0)) continue;
    shares[nth] = (shares[nth] ?? 0) + 1;
    left--;
  }
  return shares;
}
