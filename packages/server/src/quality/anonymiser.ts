import type { RawOutcome } from '@cordon/core/quality';
import type { CustomRules, KnownValue } from '@cordon/pii';
import type { AnonymiserPort, RawConversation } from '../gate/index.ts';
import { keepWorker, type KeptLimits } from '../platform/keptWorker.ts';

export interface AnonymiseJob extends RawConversation {
  readonly known: readonly KnownValue[];
  readonly rules: CustomRules;
}

/**
 * A conversation of two megabytes takes some seconds of a free core. A thread is kept, since loading the model takes longer
 * than a conversation; what it read lies in its memory for a minute after the last one at most.
 */
const WORK: KeptLimits = { milliseconds: 60_000, megabytes: 512, jobs: 200, idleMilliseconds: 60_000 };

/**
 * Reads and anonymises in a thread of its own, one at a time, which is ended when it takes too long or a detector throws.
 * What was thrown stays in that thread: its message may quote what it read.
 */
export function createAnonymiser(
  work: KeptLimits = WORK,
  file: URL = new URL('./anonymiseWorker.ts', import.meta.url),
): AnonymiserPort {
  const worker = keepWorker<RawOutcome>(file, work);
  return {
    async run(raw, known, rules) {
      const job: AnonymiseJob = { ...raw, known, rules };
      const outcome = await worker.run(job);
      if (!outcome.ok)
        return { ok: false, code: outcome.why === 'time' ? 'anonymising-timeout' : 'anonymising-failed' };
      const { value } = outcome;
      return value.ok ? value : { ok: false, code: value.fault };
    },
  };
}
