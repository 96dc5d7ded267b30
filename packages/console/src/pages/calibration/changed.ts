import type { CalibrationView, ComparedView } from '../../api/types.ts';

type Threshold = CalibrationView['thresholds'][number];

/** What was typed, by detector and name of the threshold. */
export type Typed = Readonly<Record<string, number>>;

export const keyOf = ({ kind, name }: Pick<Threshold, 'kind' | 'name'>): string => `${kind} ${name}`;

/** The thresholds whose typed value is another than the one in force. */
export function changesOf(
  thresholds: readonly Threshold[],
  typed: Typed,
): readonly { readonly kind: string; readonly name: string; readonly value: number }[] {
  return thresholds.flatMap(({ kind, name, value }) => {
    const given = typed[keyOf({ kind, name })];
    return given === undefined || given === value ? [] : [{ kind, name, value: given }];
  });
}

/** `highTimes` -> `High times`. */
export function nameWords(name: string): string {
  const spaced = name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** How many alerts of each detector there would have been, where old and new differ, and all together. */
export function differencesOf({ before, after }: Pick<ComparedView, 'before' | 'after'>) {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const rows = kinds.map((kind) => ({ kind, before: before[kind] ?? 0, after: after[kind] ?? 0 }));
  const sum = (of: 'before' | 'after') => rows.reduce((all, row) => all + row[of], 0);
  return {
    rows: rows.filter((row) => row.before !== row.after),
    before: sum('before'),
    after: sum('after'),
  };
}
