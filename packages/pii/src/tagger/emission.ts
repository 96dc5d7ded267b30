import { featureCount, features } from './features.ts';
import { laneCount } from './lanes.ts';
import { zeroWeight, type Model } from './model.ts';
import { margin, type Room } from './room.ts';

const rows = new Int32Array(featureCount);
const zero = zeroWeight * featureCount;
const low = 0x00ff00ff;

/**
 * Fills `into` with the score of each lane for the tokens [from, to): the sum of the rows of their features. A row is
 * four words of four weights; two sums of 16 bits go in one word, so a row costs eight additions.
 */
export function emissions(model: Model, room: Room, from: number, to: number, into: Int32Array): void {
  const { weights, bias } = model;
  for (let token = from; token < to; token += 1) {
    features(room, token + margin, rows, 0);
    let even0 = 0;
    let odd0 = 0;
    let even1 = 0;
    let odd1 = 0;
    let even2 = 0;
    let odd2 = 0;
    let even3 = 0;
    let odd3 = 0;
    for (let i = 0; i < featureCount; i += 1) {
      const row = (rows[i] ?? 0) << 2;
      const a = weights[row] ?? 0;
      const b = weights[row + 1] ?? 0;
      const c = weights[row + 2] ?? 0;
      const d = weights[row + 3] ?? 0;
      even0 += a & low;
      odd0 += (a >>> 8) & low;
      even1 += b & low;
      odd1 += (b >>> 8) & low;
      even2 += c & low;
      odd2 += (c >>> 8) & low;
      even3 += d & low;
      odd3 += (d >>> 8) & low;
    }
    const at = (token - from) * laneCount;
    into[at] = (even0 & 0xffff) - zero - bias;
    into[at + 1] = (odd0 & 0xffff) - zero;
    into[at + 2] = (even0 >>> 16) - zero;
    into[at + 3] = (odd0 >>> 16) - zero;
    into[at + 4] = (even1 & 0xffff) - zero;
    into[at + 5] = (odd1 & 0xffff) - zero;
    into[at + 6] = (even1 >>> 16) - zero;
    into[at + 7] = (odd1 >>> 16) - zero;
    into[at + 8] = (even2 & 0xffff) - zero;
    into[at + 9] = (odd2 & 0xffff) - zero;
    into[at + 10] = (even2 >>> 16) - zero;
    into[at + 11] = (odd2 >>> 16) - zero;
    into[at + 12] = (even3 & 0xffff) - zero;
    into[at + 13] = (odd3 & 0xffff) - zero;
    into[at + 14] = (even3 >>> 16) - zero;
    into[at + 15] = (odd3 >>> 16) - zero;
  }
}
