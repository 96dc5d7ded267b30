import type { TermsPort } from '../../gate/index.ts';
import type { WitnessStore } from './store.ts';
import { quorumOf } from './witness.ts';

/** When the ledger was last witnessed for the work of an agreement. */
export type WitnessedAt = (agreement: string) => Promise<Date | null>;

/** The terms count in minutes: asked again after so long. */
const KEEP_MS = 2_000;

/** @returns an answer that is at most some seconds old; a failure is asked anew by the next */
export function createWitnessedAt(
  store: Pick<WitnessStore, 'asked' | 'newest'>,
  now: () => Date,
): WitnessedAt {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Date | null> }>();
  const read: WitnessedAt = async (agreement) => {
    const quorum = quorumOf(await store.asked(), agreement);
    return quorum === null ? null : ((await store.newest(quorum))?.at ?? null);
  };
  return (agreement) => {
    const at = now().getTime();
    const known = kept.get(agreement);
    if (known !== undefined && at < known.until) return known.answer;
    const answer = read(agreement);
    kept.set(agreement, { until: at + KEEP_MS, answer });
    answer.catch(() => kept.delete(agreement));
    return answer;
  };
}

/**
 * Tells the conditions of the terms that speak of witnesses when these last cosigned: a fact of the agreement, not of who
 * asks, and so the same for every door.
 */
export function knowingWitnesses<T extends TermsPort>(terms: T, witnessedAt: WitnessedAt): T {
  return {
    ...terms,
    async inForce(agreement, now, inHandSince) {
      const answer = await terms.inForce(agreement, now, inHandSince);
      if (!answer.ok || agreement === null || !answer.policy.conditions.some(isAboutWitnesses)) return answer;
      const value = (await witnessedAt(agreement))?.getTime() ?? 0;
      const conditions = answer.policy.conditions.map((rule) => {
        const { check } = rule;
        if (!isAboutWitnesses(rule) || check === undefined) return rule;
        return { ...rule, factNeeded: null, check: (_: unknown, at: number) => check({ at, value }, at) };
      });
      return { ok: true, policy: { ...answer.policy, conditions } };
    },
  };
}

function isAboutWitnesses({ kind }: { readonly kind: string }): boolean {
  return kind === 'witnessed';
}
