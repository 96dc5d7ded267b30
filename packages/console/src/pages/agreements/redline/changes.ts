import type { ClauseChange } from '../../../api/types.ts';
import { count } from '../../../components/count.ts';

/** What to show of a diff: clauses that differ, unless all are asked for. */
export function shownChanges(changes: readonly ClauseChange[], all: boolean): readonly ClauseChange[] {
  return all ? changes : changes.filter(({ kind }) => kind !== 'unchanged');
}

/** The number a clause is known by: the newer one, as long as it has one. */
export function numberOf({ before, after }: ClauseChange): string {
  return after ?? before ?? '';
}

/** How much differs, in words: `2 clauses changed, 1 added`. */
export function changesInWords(changes: readonly ClauseChange[]): string {
  const said = (['changed', 'added', 'removed', 'moved'] as const).flatMap((kind) => {
    const found = changes.filter((change) => change.kind === kind).length;
    return found === 0 ? [] : [[found, kind] as const];
  });
  if (said.length === 0) return 'No clause differs.';
  return `${said.map(([found, kind], at) => (at === 0 ? `${count(found, 'clause')} ${kind}` : `${found.toLocaleString('en')} ${kind}`)).join(', ')}.`;
}

/** What became of one clause, in words. */
export function kindInWords({ kind, before, after }: ClauseChange): string {
  if (before !== null && after !== null && before !== after) {
    return kind === 'moved' ? `Renumbered, was ${before}` : `Changed and renumbered, was ${before}`;
  }
  return { unchanged: 'Unchanged', changed: 'Changed', added: 'Added', removed: 'Removed', moved: 'Moved' }[
    kind
  ];
}

type Setting = ClauseChange['values'][number]['before'];

/** A setting of a clause as it is read; a dash when there was none. */
export function settingInWords(value: Setting): string {
  if (value === null) return '\u2013';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
