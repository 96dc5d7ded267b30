import { daysOf, unbending, type TrainingRule } from '@cordon/core/people/training';
import type { TrainingDeps } from './deps.ts';
import type { RuleRow } from './store.ts';

/** Every rule that holds now: what agreements ask, and what the company and vendors ask beside them. */
export async function rulesNow({
  store,
  termRules,
  risks,
}: Pick<TrainingDeps, 'store' | 'termRules' | 'risks'>): Promise<readonly TrainingRule[]> {
  const [terms, own] = await Promise.all([termRules(), store.rules()]);
  const scores = own.some(({ scope }) => scope === 'risk') ? await risks() : new Map<string, number>();
  return [...terms, ...own.flatMap((rule) => expanded(rule, scores))];
}

/** A rule of the company holds for every vendor. One about risk becomes one for each vendor that is at least so risky. */
function expanded(
  { id, party, scope, value, course, everyMonths }: RuleRow,
  scores: ReadonlyMap<string, number>,
): readonly TrainingRule[] {
  const rule: TrainingRule = {
    ...{ reason: scope, cause: id, course, maxAgeDays: daysOf(everyMonths), ...unbending },
    vendor: party.kind === 'company' ? null : party.id,
    ...{ agreement: null, role: null, purpose: null },
  };
  switch (scope) {
    case 'role':
      return [{ ...rule, role: value }];
    case 'purpose':
      return [{ ...rule, purpose: value }];
    case 'risk':
      return [...scores].flatMap(([vendor, score]) =>
        score >= Number(value) && (rule.vendor ?? vendor) === vendor ? [{ ...rule, vendor }] : [],
      );
  }
}
