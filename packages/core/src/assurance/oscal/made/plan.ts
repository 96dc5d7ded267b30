import { related } from '../observed.ts';
import type { PlanOfAction } from '../plan.ts';
import type { ExportFacts } from './facts.ts';
import { headOf } from './frame.ts';
import { observationOfFinding, riskOfFinding } from './risks.ts';
import { line, NAMESPACE, prop } from './words.ts';

/**
 * The plan of action and milestones of an agreement: an item for each finding, closed ones among them.
 * @returns null when there is no finding: OSCAL has no plan without an item
 */
export function planFrom(facts: ExportFacts): PlanOfAction | null {
  const { uuid, findings, agreement } = facts;
  if (findings.length === 0) return null;
  return {
    head: headOf(facts, 'Plan of action and milestones'),
    observations: findings.map((finding) => observationOfFinding(facts, finding)),
    risks: findings.map((finding) => riskOfFinding(facts, finding)),
    findings: [],
    items: findings.map(({ id, title, about, next }) => ({
      ...{ uuid: uuid(`item ${id}`), title: line(title), description: next },
      rest: {
        props: [prop('finding', id), prop('about', about)],
        ...related('observation', [uuid(`observation ${id}`)]),
        ...related('risk', [uuid(`risk ${id}`)]),
      },
    })),
    rest: { 'system-id': { 'identifier-type': NAMESPACE, id: line(agreement.id) } },
    beside: {},
  };
}
