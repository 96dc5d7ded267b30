import { effectsOf, practices } from '@cordon/core/assurance';
import type { Terms } from '@cordon/core/kernel';
import type { Measure } from './life.ts';

export interface MeasuringDeps {
  /** The terms in force; null where none are. */
  readonly terms: (agreement: string) => Promise<Terms | null>;
  /** A threshold as it is now; null for none that there is. */
  readonly threshold: (
    detector: string,
    name: string,
  ) => Promise<{ readonly value: number; readonly unit: string } | null>;
}

/** What is now of what a proposal would change: of terms and thresholds by code, so that nobody has to say that it landed. */
export function createMeasure({ terms, threshold }: MeasuringDeps): Measure {
  return async ({ change, target, part }) => {
    switch (change) {
      case 'terms': {
        const found = target === null || part === null ? null : await terms(target);
        return found === null || part === null ? null : effectsOf(found, part);
      }
      case 'threshold': {
        const found = target === null || part === null ? null : await threshold(target, part);
        return found === null ? null : [`${String(found.value)} ${found.unit}`];
      }
      case 'control':
        return practiceOf(target);
      case 'training':
        return [];
    }
  };
}

function practiceOf(id: string | null): readonly string[] | null {
  const known: Readonly<Record<string, string>> = practices;
  const words = id !== null && Object.hasOwn(known, id) ? known[id] : undefined;
  return words === undefined ? null : [words];
}
