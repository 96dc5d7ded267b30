import { Failure } from '@cordon/core/kernel';
import { treatTexts, type Treatable, type TreatedText } from '@cordon/core/masking';
import type { CustomRules, KnownValue } from '@cordon/pii';
import type { TreatingPort } from '../gate/index.ts';
import { keepWorker, type KeptLimits } from '../platform/keptWorker.ts';

export interface TreatJob {
  readonly texts: readonly Treatable[];
  readonly known: readonly KnownValue[];
  readonly rules: CustomRules;
}

/**
 * Characters that are searched between two requests, in some hundredths of a second. A thread of messages or a file has
 * megabytes: while these were searched here nobody else would be served, and nobody's end would be heard.
 */
const SHORT = 32_768;

/** The longest conversation that is taken in has 12 MB: some ten seconds of a free core. */
const LIMITS: KeptLimits = { milliseconds: 30_000, megabytes: 512, jobs: 200, idleMilliseconds: 60_000 };

/** Short texts are treated at once, long ones in a thread, one after the other; what takes too long is shown to nobody. */
export function createTreating(
  limits: KeptLimits = LIMITS,
  file: URL = new URL('./treatWorker.ts', import.meta.url),
): TreatingPort {
  const worker = keepWorker<readonly TreatedText[]>(file, limits);
  return {
    async texts(texts, { known, rules }) {
      const length = texts.reduce(
        (sum, { text, treatment }) => sum + (searched(treatment) ? text.length : 0),
        0,
      );
      if (length <= SHORT) return treatTexts(texts, { known, custom: rules.compiled });
      const job: TreatJob = { texts, known, rules: rules.plain };
      const outcome = await worker.run(job);
      if (outcome.ok) return outcome.value;
      throw new Failure(outcome.why === 'time' ? 'anonymising-timeout' : 'anonymising-failed');
    },
  };
}

function searched(treatment: Treatable['treatment']): boolean {
  return treatment !== 'clear' && treatment !== 'hidden';
}
