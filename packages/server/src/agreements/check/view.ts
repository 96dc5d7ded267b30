import { itemSets, type CheckReport } from '@cordon/core/agreements';
import { verdictOf } from './verdict.ts';

/** A report as the console shows it: each item with its words, each checklist with the version of its law. */
export function checkViewOf(report: CheckReport) {
  const byId = new Map(report.items.map((item) => [item.id, item]));
  const items = itemSets.flatMap((set) =>
    set.items.flatMap(({ id, framework, title, requirement, citation, by }) => {
      const checked = byId.get(id);
      if (checked === undefined) return [];
      const { status, where } = checked;
      return [{ id, framework, title, requirement, citation, by, status, where }];
    }),
  );
  const sets = itemSets.map(({ framework, title, regulation, regulationVersion }) => ({
    framework,
    title,
    regulation,
    regulationVersion,
    asked: items.some((item) => item.framework === framework && item.status !== 'n/a'),
  }));
  return { ok: verdictOf(report).ok, sets, items };
}
