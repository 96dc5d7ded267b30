import type { ActWords } from '@cordon/core/kernel';
import type { SigningActor } from '../../identity/index.ts';
import type { PhishingDeps } from './deps.ts';

/** Enters what somebody decided about exercises. @param agreement null where it hangs on none: then no vendor reads it */
export function enter(
  { enterAct, now }: Pick<PhishingDeps, 'enterAct' | 'now'>,
  act: string,
  actor: SigningActor,
  agreement: string | null,
  words: ActWords,
): Promise<number> {
  return enterAct({ act, ...actor, agreement, code: null, at: now(), words });
}
