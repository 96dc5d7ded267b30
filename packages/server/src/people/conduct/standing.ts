import type { ConductStep } from '@cordon/core/kernel';
import { countsUntil, stepInForce } from '@cordon/core/people/conduct';
import type { ConductDeps } from './deps.ts';
import { standingOf } from './ground.ts';
import { takesNow } from './view.ts';

/** Where somebody stands, by all of their cases under whatever name they came. */
interface ConductStanding {
  /** Cases in which nobody decided yet. */
  readonly open: number;
  /** Steps that count against a later case, each until its day; whether it takes something from them now. */
  readonly steps: readonly {
    readonly step: ConductStep;
    readonly at: Date;
    readonly countsUntil: Date;
    readonly inForce: boolean;
  }[];
}

/** @returns nothing but zeros for whom there was no case about */
export async function standingOfConduct(
  { cases, now }: Pick<ConductDeps, 'cases' | 'now'>,
  person: string,
): Promise<ConductStanding> {
  const at = now().getTime();
  const kept = await cases.list({ subject: person });
  const steps = kept.flatMap((one) => {
    const standing = standingOf(one, at);
    const force = stepInForce(standing);
    if (force === null || force.step === 'none') return [];
    const until = countsUntil({ step: force.step, at: force.from }, one.rule);
    const inForce = takesNow(one, standing, at);
    if (until <= at && !inForce) return [];
    return [{ step: force.step, at: new Date(force.from), countsUntil: new Date(until), inForce }];
  });
  return { open: kept.filter((one) => standingOf(one, at).decision === null).length, steps };
}
