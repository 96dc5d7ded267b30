import type { Weights } from './quantise.ts';

/** The mean of weights as they were after several epochs: steadier than any of them (Polyak and Juditsky, 1992). */
export class Mean {
  readonly #weights: Float64Array[] = [];
  #count = 0;

  add({ weights, transition }: Weights): void {
    [weights, transition].forEach((values, which) => {
      const sum = (this.#weights[which] ??= new Float64Array(values.length));
      values.forEach((value, at) => (sum[at] = (sum[at] ?? 0) + value));
    });
    this.#count += 1;
  }

  of(): Weights {
    const [weights = new Float64Array(0), transition = new Float64Array(0)] = this.#weights;
    return {
      weights: Float32Array.from(weights, (sum) => sum / this.#count),
      transition: Float32Array.from(transition, (sum) => sum / this.#count),
    };
  }
}
