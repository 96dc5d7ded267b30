import type { Clues } from '../clues.ts';
import { mostTopics } from '../clues.ts';
import { PARAGRAPH, type Scan } from '../scan.ts';
import { topicId, type Topic } from './topics.ts';

/** Topics to look for, by number. */
export type Topics = Uint8Array;

export function topics(...names: readonly Topic[]): Topics {
  const set = new Uint8Array(mostTopics);
  for (const name of names) set[topicId(name)] = 1;
  return set;
}

const reachBefore = 9;
const reachAfter = 5;

/**
 * Whether a word of `wanted` stands near tokens [from, to): a few tokens before or behind, in the same paragraph, or
 * in the question of the turn before. It may only raise a score: a word that lowered one could be planted to hide
 * a value.
 */
export function near(
  scanned: Scan,
  clues: Clues,
  wanted: Topics,
  from: number,
  to: number,
  before = reachBefore,
  after = reachAfter,
): boolean {
  const { topic, asked } = clues;
  const { gap, count } = scanned;
  for (let i = from - 1; i >= 0 && i >= from - before; i -= 1) {
    if (gap[i + 1] === PARAGRAPH) break;
    if (wanted[topic[i] ?? 0] === 1) return true;
  }
  for (let i = from; i < to + after && i < count; i += 1) {
    if (i >= to && gap[i] === PARAGRAPH) break;
    if (wanted[topic[i] ?? 0] === 1) return true;
  }
  return clues.turn && asks(asked, wanted);
}

/** Of each topic, its rank in a list of kinds; 255 for those not in it. */
export type Ranks = Uint8Array;

export function ranks(kinds: readonly (readonly Topic[])[]): Ranks {
  const all = new Uint8Array(mostTopics).fill(unranked);
  kinds.forEach((names, rank) => {
    for (const name of names) all[topicId(name)] = rank;
  });
  return all;
}

const unranked = 255;

/**
 * The first kind of a list that a word near tokens [from, to) names, as `near` looks for one; -1 for none. One walk for
 * all kinds: in a text of nothing but numbers, one for each would be slow.
 */
export function nearestKind(
  scanned: Scan,
  clues: Clues,
  kinds: Ranks,
  from: number,
  to: number,
  before = reachBefore,
  after = reachAfter,
): number {
  const { topic, asked } = clues;
  const { gap, count } = scanned;
  let best = unranked;
  for (let i = from - 1; i >= 0 && i >= from - before; i -= 1) {
    if (gap[i + 1] === PARAGRAPH) break;
    best = Math.min(best, kinds[topic[i] ?? 0] ?? unranked);
  }
  for (let i = from; i < to + after && i < count; i += 1) {
    if (i >= to && gap[i] === PARAGRAPH) break;
    best = Math.min(best, kinds[topic[i] ?? 0] ?? unranked);
  }
  if (clues.turn) {
    for (let i = 1; i < mostTopics; i += 1) if (asked[i] === 1) best = Math.min(best, kinds[i] ?? unranked);
  }
  return best === unranked ? -1 : best;
}

function asks(asked: Uint8Array, wanted: Topics): boolean {
  for (let i = 1; i < mostTopics; i += 1) if (asked[i] === 1 && wanted[i] === 1) return true;
  return false;
}
