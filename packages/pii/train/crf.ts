import { featureCount, features, rowCount } from '../src/tagger/features.ts';
import { laneCount, mayFollow } from '../src/tagger/lanes.ts';
import { margin, type Room } from '../src/tagger/room.ts';
import type { Random } from './random.ts';

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) trained by stochastic gradient with
 * AdaGrad steps (Duchi, Hazan and Singer, 2011). Weights are kept as [row * laneCount + lane].
 */
export class Crf {
  readonly weights = new Float32Array(rowCount * laneCount);
  readonly transition = new Float32Array(laneCount * laneCount);
  readonly #squares = new Float32Array(rowCount * laneCount);
  readonly #transitionSquares = new Float32Array(laneCount * laneCount);
  readonly #odds = new Float64Array(laneCount * laneCount);
  readonly #rate: number;
  readonly #decay: number;
  readonly #dropped: number;
  readonly #random: Random;
  #rows = new Int32Array(0);
  #emission = new Float64Array(0);
  #ahead = new Float64Array(0);
  #behind = new Float64Array(0);

  /** @param dropped share of features left out at each token of each step, so that none is leant on alone */
  constructor(rate: number, decay: number, dropped: number, random: Random) {
    this.#rate = rate;
    this.#decay = decay;
    this.#dropped = dropped;
    this.#random = random;
  }

  /** One step on the tokens [from, to) of the room, whose right lanes are `gold`. Returns the loss in nats. */
  step(room: Room, from: number, to: number, gold: Uint8Array, weight = 1): number {
    const count = to - from;
    this.#grow(count);
    this.#scores(room, from, to);
    const norm = this.#forwardBackward(count);
    let loss = norm;
    for (let t = 0; t < count; t += 1) {
      const lane = gold[t] ?? 0;
      const before = t === 0 ? 0 : (gold[t - 1] ?? 0);
      loss -= Math.log(
        (this.#emission[t * laneCount + lane] ?? 0) * (this.#odds[before * laneCount + lane] ?? 0) + 1e-300,
      );
    }
    this.#update(count, gold, weight);
    return loss - (this.transition[(gold[count - 1] ?? 0) * laneCount] ?? 0);
  }

  #grow(count: number): void {
    if (this.#rows.length >= count * featureCount) return;
    this.#rows = new Int32Array(count * featureCount);
    this.#emission = new Float64Array(count * laneCount);
    this.#ahead = new Float64Array(count * laneCount);
    this.#behind = new Float64Array(count * laneCount);
  }

  /** Emissions as odds, each token's scaled by its largest. */
  #scores(room: Room, from: number, to: number): void {
    for (let t = 0; t < to - from; t += 1) {
      features(room, from + t + margin, this.#rows, t * featureCount);
      for (let i = 0; i < featureCount; i += 1) {
        if (this.#random.chance(this.#dropped)) this.#rows[t * featureCount + i] = -1;
      }
      let largest = -Infinity;
      for (let lane = 0; lane < laneCount; lane += 1) {
        let sum = 0;
        for (let i = 0; i < featureCount; i += 1) {
          const row = this.#rows[t * featureCount + i] ?? -1;
          if (row >= 0) sum += this.weights[row * laneCount + lane] ?? 0;
        }
        sum /= 1 - this.#dropped;
        this.#emission[t * laneCount + lane] = sum;
        if (sum > largest) largest = sum;
      }
      for (let lane = 0; lane < laneCount; lane += 1) {
        const at = t * laneCount + lane;
        this.#emission[at] = Math.exp((this.#emission[at] ?? 0) - largest);
      }
    }
    for (let x = 0; x < laneCount; x += 1) {
      for (let y = 0; y < laneCount; y += 1) {
        const at = x * laneCount + y;
        this.#odds[at] = mayFollow(x, y) ? Math.exp(this.transition[at] ?? 0) : 0;
      }
    }
  }

  /** Log of the norm (of scaled emissions); leaves scaled alphas and betas. */
  #forwardBackward(count: number): number {
    const ahead = this.#ahead;
    const behind = this.#behind;
    const emission = this.#emission;
    const odds = this.#odds;
    let norm = 0;
    for (let t = 0; t < count; t += 1) {
      let total = 0;
      for (let y = 0; y < laneCount; y += 1) {
        let sum = 0;
        if (t === 0) sum = odds[y] ?? 0;
        else {
          for (let x = 0; x < laneCount; x += 1) {
            sum += (ahead[(t - 1) * laneCount + x] ?? 0) * (odds[x * laneCount + y] ?? 0);
          }
        }
        sum *= emission[t * laneCount + y] ?? 0;
        ahead[t * laneCount + y] = sum;
        total += sum;
      }
      for (let y = 0; y < laneCount; y += 1) {
        const at = t * laneCount + y;
        ahead[at] = (ahead[at] ?? 0) / total;
      }
      norm += Math.log(total);
    }
    for (let y = 0; y < laneCount; y += 1) behind[(count - 1) * laneCount + y] = odds[y * laneCount] ?? 0;
    for (let t = count - 2; t >= 0; t -= 1) {
      let total = 0;
      for (let x = 0; x < laneCount; x += 1) {
        let sum = 0;
        for (let y = 0; y < laneCount; y += 1) {
          const next = (t + 1) * laneCount + y;
          sum += (odds[x * laneCount + y] ?? 0) * (emission[next] ?? 0) * (behind[next] ?? 0);
        }
        behind[t * laneCount + x] = sum;
        total += sum;
      }
      for (let x = 0; x < laneCount; x += 1) {
        const at = t * laneCount + x;
        behind[at] = (behind[at] ?? 0) / total;
      }
    }
    let end = 0;
    for (let y = 0; y < laneCount; y += 1) {
      end += (ahead[(count - 1) * laneCount + y] ?? 0) * (odds[y * laneCount] ?? 0);
    }
    return norm + Math.log(end);
  }

  #update(count: number, gold: Uint8Array, weight: number): void {
    const expected = new Float64Array(laneCount);
    for (let t = 0; t < count; t += 1) {
      let total = 0;
      for (let y = 0; y < laneCount; y += 1) {
        const at = t * laneCount + y;
        expected[y] = (this.#ahead[at] ?? 0) * (this.#behind[at] ?? 0);
        total += expected[y] ?? 0;
      }
      const right = gold[t] ?? 0;
      for (let y = 0; y < laneCount; y += 1) {
        const slope = (y === right ? 1 : 0) - (expected[y] ?? 0) / total;
        if (Math.abs(slope) < 0.002) continue;
        for (let i = 0; i < featureCount; i += 1) {
          const row = this.#rows[t * featureCount + i] ?? -1;
          if (row < 0) continue;
          const at = row * laneCount + y;
          const w = this.weights[at] ?? 0;
          const g = weight * (slope - this.#decay * w);
          const squares = (this.#squares[at] ?? 0) + g * g;
          this.#squares[at] = squares;
          this.weights[at] = w + (this.#rate * g) / Math.sqrt(squares + 0.03);
        }
      }
      this.#updateTransition(t, count, gold, weight);
    }
  }

  #updateTransition(t: number, count: number, gold: Uint8Array, weight: number): void {
    const lane = gold[t] ?? 0;
    const before = t === 0 ? 0 : (gold[t - 1] ?? 0);
    if (t === 0) {
      let total = 0;
      for (let y = 0; y < laneCount; y += 1) {
        total += (this.#ahead[y] ?? 0) * (this.#behind[y] ?? 0);
      }
      for (let y = 0; y < laneCount; y += 1) {
        const p = ((this.#ahead[y] ?? 0) * (this.#behind[y] ?? 0)) / total;
        this.#moveTransition(y, ((y === lane ? 1 : 0) - p) * weight);
      }
    } else {
      const pairs = new Float64Array(laneCount * laneCount);
      let total = 0;
      for (let x = 0; x < laneCount; x += 1) {
        const a = this.#ahead[(t - 1) * laneCount + x] ?? 0;
        if (a < 1e-9) continue;
        for (let y = 0; y < laneCount; y += 1) {
          const at = t * laneCount + y;
          const pair =
            a * (this.#odds[x * laneCount + y] ?? 0) * (this.#emission[at] ?? 0) * (this.#behind[at] ?? 0);
          pairs[x * laneCount + y] = pair;
          total += pair;
        }
      }
      for (let at = 0; at < pairs.length; at += 1) {
        const slope = (at === before * laneCount + lane ? 1 : 0) - (pairs[at] ?? 0) / total;
        this.#moveTransition(at, slope * weight);
      }
    }
    if (t === count - 1) {
      let total = 0;
      const at = t * laneCount;
      for (let y = 0; y < laneCount; y += 1)
        total += (this.#ahead[at + y] ?? 0) * (this.#odds[y * laneCount] ?? 0);
      for (let y = 0; y < laneCount; y += 1) {
        const p = ((this.#ahead[at + y] ?? 0) * (this.#odds[y * laneCount] ?? 0)) / total;
        this.#moveTransition(y * laneCount, ((y === lane ? 1 : 0) - p) * weight);
      }
    }
  }

  #moveTransition(at: number, slope: number): void {
    if (Math.abs(slope) < 0.002) return;
    const squares = (this.#transitionSquares[at] ?? 0) + slope * slope;
    this.#transitionSquares[at] = squares;
    this.transition[at] = (this.transition[at] ?? 0) + (this.#rate * slope) / Math.sqrt(squares + 1);
  }
}
