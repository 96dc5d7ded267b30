import type { Outcome, Part } from './outcome.ts';

/** What was found of one vendor, or of the company where `vendor` is null, with the first that fail. */
export interface Found extends Part {
  readonly failing: readonly { readonly id: string; readonly why: string }[];
}

/** Of all vendors together. */
const MOST = 1000;

/** Over all vendors, each item with whose it is. */
export function outcomeOf(found: readonly Found[]): Outcome {
  return {
    parts: found.map(({ vendor, population, failed }) => ({ vendor, population, failed })),
    failing: found
      .flatMap(({ vendor, failing }) => failing.map((one) => ({ ...one, vendor })))
      .slice(0, MOST),
  };
}
