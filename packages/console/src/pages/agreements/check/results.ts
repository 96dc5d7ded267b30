import type { CheckView } from '../../../api/types.ts';
import type { Tone } from '../../../components/StatusMark.tsx';

export type CheckedItem = CheckView['items'][number];
type Status = CheckedItem['status'];

/** A checklist with the items that are shown of it. */
export interface ShownSet {
  readonly framework: CheckedItem['framework'];
  readonly title: string;
  readonly regulation: string;
  readonly regulationVersion: string;
  readonly items: readonly CheckedItem[];
  /** In words, e.g. "24 of 30 present". */
  readonly count: string;
}

export const filters = ['open', 'all', 'contract'] as const;

export type Filter = (typeof filters)[number];

export const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  open: 'What is open',
  contract: 'Asked by law',
  all: 'Everything',
};

/** Red flags come first; a red flag that is "present" is bad, an item that is present is good. */
export function markOf({ id, status, by }: CheckedItem): readonly [Tone, string] {
  if (id.startsWith('RF-')) return status === 'present' ? ['bad', 'Red flag'] : ['good', 'Not raised'];
  const marks: Readonly<Record<Status, readonly [Tone, string]>> = {
    present: ['good', 'Present'],
    weak: ['warn', 'Weak'],
    denied: ['bad', 'Denied'],
    absent: by === 'advice' ? ['plain', 'Absent'] : ['stop', 'Absent'],
    'n/a': ['plain', 'Not asked'],
  };
  return marks[status];
}

/** The checklists that were asked, red flags first, each with the items the filter lets through. */
export function shownSets({ sets, items }: CheckView, filter: Filter): readonly ShownSet[] {
  const flagsFirst = [...sets].sort((one, other) => rank(one.framework) - rank(other.framework));
  return flagsFirst.flatMap(({ asked, framework, title, regulation, regulationVersion }) => {
    const own = items.filter((item) => item.framework === framework && item.status !== 'n/a');
    if (!asked || own.length === 0) return [];
    const shown = own.filter((item) => passes(item, filter)).sort((one, other) => worst(one) - worst(other));
    return [
      { framework, title, regulation, regulationVersion, items: shown, count: countOf(framework, own) },
    ];
  });
}

function rank(framework: string): number {
  return framework === 'red-flags' ? 0 : framework === 'hygiene' ? 2 : 1;
}

function passes(item: CheckedItem, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (item.id.startsWith('RF-')) return item.status === 'present';
  if (filter === 'contract') return item.by === 'contract';
  return item.status !== 'present';
}

/** What the law asks of the contract stands above what is good practice. */
function worst({ by }: CheckedItem): number {
  return by === 'contract' ? 0 : by === 'statute' ? 1 : 2;
}

function countOf(framework: string, own: readonly CheckedItem[]): string {
  const present = own.filter(({ status }) => status === 'present').length;
  return framework === 'red-flags'
    ? `${String(present)} of ${String(own.length)} raised`
    : `${String(present)} of ${String(own.length)} present`;
}
