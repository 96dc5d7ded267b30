import type { Anonymised } from '@cordon/core/quality';
import type { KnownValue } from '@cordon/pii';
import type { AnonymiserPort, RawConversation } from '../gate/index.ts';
import { createTurns } from '../platform/turns.ts';
import { runInWorker, type WorkLimits } from '../platform/worker.ts';

export interface AnonymiseJob extends RawConversation {
  readonly known: readonly KnownValue[];
}

/** A conversation of two megabytes takes some seconds of a free core. */
const WORK: WorkLimits = { milliseconds: 60_000, megabytes: 512 };

/**
 * Anonymises in a thread of its own, one at a time, which is ended when it takes too long. What a detector threw stays in
 * that thread: its message may quote what it read.
 */
export function createAnonymiser(
  work: WorkLimits = WORK,
  file: URL = new URL('./anonymiseWorker.ts', import.meta.url),
): AnonymiserPort {
  const turns = createTurns();
  return {
    async run(raw, known) {
      const job: AnonymiseJob = { ...raw, known };
      const outcome = await turns.inTurn('anonymise', () => runInWorker<Anonymised>(file, job, work));
      if (outcome.ok) return { ok: true, value: outcome.value };
      return { ok: false, code: outcome.why === 'time' ? 'anonymising-timeout' : 'anonymising-failed' };
    },
  };
}
