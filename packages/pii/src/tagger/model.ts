import { laneCount } from './lanes.ts';
import { newLexicon, type Lexicon } from './lexicon.ts';
import { rowCount } from './features.ts';
import { BitReader, newOdds, numberContexts } from './unpack.ts';

export interface Model {
  readonly lexicon: Lexicon;
  /** four words a row, a byte a lane, the first lane lowest; a weight is the byte less `zeroWeight` */
  readonly weights: Uint32Array;
  /** [before * laneCount + lane] */
  readonly transition: Int32Array;
  /** weights are this many to one unit of log probability */
  readonly scale: number;
  /** taken from the score of "nothing" at every token: the default balance of found and false */
  readonly bias: number;
}

export const zeroWeight = 128;

/** Reads a model as train/pack.ts wrote it; linear in its size. */
export function readModel(bytes: Uint8Array): Model {
  const reader = new BitReader(bytes);
  const plainOdds = newOdds(numberContexts);
  const number = (): number => reader.number(plainOdds, 0);
  const signed = (): number => {
    const value = number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const scale = number();
  const bias = signed();
  const transition = new Int32Array(laneCount * laneCount);
  for (let i = 0; i < transition.length; i += 1) transition[i] = signed();
  return { scale, bias, transition, lexicon: readLexicon(reader), weights: readWeights(reader) };
}

function readLexicon(reader: BitReader): Lexicon {
  const counts = newOdds(numberContexts);
  const groups = new Map<number, number[]>();
  const total = reader.number(counts, 0);
  for (let group = 0; group < total; group += 1) {
    const bits = reader.number(counts, 0);
    const size = reader.number(counts, 0);
    const gaps = newOdds(numberContexts);
    const hashes: number[] = [];
    let hash = 0;
    for (let i = 0; i < size; i += 1) {
      hash += reader.number(gaps, 0);
      hashes.push(hash);
    }
    groups.set(bits, hashes);
  }
  return newLexicon(groups);
}

function readWeights(reader: BitReader): Uint32Array {
  const weights = new Uint8Array(rowCount * laneCount).fill(zeroWeight);
  const empty = newOdds(2);
  const present = newOdds(laneCount * 4);
  const sizes = newOdds(laneCount * numberContexts);
  const signs = newOdds(laneCount * 2);
  let before = 0;
  for (let row = 0; row < rowCount; row += 1) {
    before = reader.bit(empty, before);
    if (before === 1) continue;
    let outsideSign = 0;
    let found = 0;
    for (let lane = 0; lane < laneCount; lane += 1) {
      if (reader.bit(present, lane * 4 + Math.min(found, 3)) === 0) continue;
      found += 1;
      const negative = reader.bit(signs, lane * 2 + outsideSign);
      if (lane === 0) outsideSign = negative;
      const size = reader.number(sizes, lane * numberContexts) + 1;
      weights[row * laneCount + lane] = zeroWeight + (negative === 1 ? -size : size);
    }
  }
  // A byte's place in a word is the machine's own; all that run JavaScript today are little-endian.
  return new Uint32Array(weights.buffer);
}
