import { modelOf } from './document.ts';
import type { OscalObject } from './json.ts';
import { relatedTo } from './observed.ts';
import { readPlan } from './plan.ts';
import { readResults } from './results.ts';

/** One line of somebody else's document, for a list. */
export interface SummaryItem {
  readonly title: string;
  readonly description: string;
  /** In the document's own words. */
  readonly status: string | null;
  /** RFC 3339, as it stands there. */
  readonly due: string | null;
}

/**
 * What somebody else's assessment found, or what they plan to mend.
 * @param document one that the schema holds for; nothing is told of a catalog
 */
export function summaryOf(document: OscalObject): readonly SummaryItem[] {
  switch (modelOf(document)) {
    case 'assessment-results':
      return readResults(document).results.flatMap((result) =>
        result.findings.map(({ title, description, target }) => ({
          ...{ title: title ?? target.id, description, status: target.state, due: null },
        })),
      );
    case 'plan-of-action-and-milestones': {
      const { items, risks } = readPlan(document);
      return items.map(({ title, description, rest }) => {
        const names = relatedTo('risk', rest);
        const risk = risks.find(({ uuid }) => names.includes(uuid));
        return { title, description, status: risk?.status ?? null, due: risk?.deadline ?? null };
      });
    }
    default:
      return [];
  }
}
