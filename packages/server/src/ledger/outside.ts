import type { OwedAct } from '../platform/owing.ts';
import type { Acting, EnterAct } from './admin.ts';

/** Acts that hang on no agreement, for features that know only who did what. */
export function outsideAgreements({
  enterAct,
  now,
}: {
  readonly enterAct: EnterAct;
  readonly now: () => Date;
}) {
  const owed = (act: string, actor: Acting, words: OwedAct['words']): OwedAct => ({
    ...{ act, ...actor, agreement: null, at: now(), words },
  });
  return {
    /** The act as it is noted in the transaction that does it. */
    owed,
    /** Enters the act at once. */
    enter: (...act: Parameters<typeof owed>) => enterAct({ ...owed(...act), code: null }),
  };
}
