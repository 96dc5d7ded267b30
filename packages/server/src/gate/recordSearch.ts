import type { CaseValue } from '@cordon/core/kernel';
import { compileKnown } from '@cordon/pii';
import type { Case } from './asking.ts';
import { unclearValues } from './caseValues.ts';
import type { Passed } from './passed.ts';

/** Finds what is known of a customer in a text. */
type Known = ReturnType<typeof compileKnown>;

/** Where there is no free text to search. */
export const nobody = compileKnown([]);

/** What is searched for beside one list of values. */
interface Searched {
  readonly seen: ReadonlySet<string>;
  /** By whom it is searched for, and what records said beside the list. */
  readonly known: Map<string, Known>;
}

/** What was compiled of a list of values; forgotten with the list, which is read anew every few seconds. */
const searched = new WeakMap<readonly CaseValue[], Searched>();

/** Detectors of one list: records of many kinds would fill the memory. */
const MOST = 32;

/**
 * Searches for what is known of the customer, and for what the records at hand say beside it: they are newer, and a note
 * names the address that stands in the same record.
 */
export function searchFor(
  passed: Passed,
  work: Case,
  values: readonly CaseValue[],
): (own: readonly CaseValue[]) => Known {
  const { seen, known } = searchedOf(values);
  const { policy, role, canary } = passed;
  const by = [policy.termsHash, policy.dataMap.version, role, work.purpose, canary?.address ?? null];
  return (own) => {
    const more = own.filter((one) => !seen.has(spelled(one)));
    const key = JSON.stringify([by, more]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = compileKnown(unclearValues(passed, work, [...values, ...more]));
    if (known.size >= MOST) known.clear();
    known.set(key, made);
    return made;
  };
}

function searchedOf(values: readonly CaseValue[]): Searched {
  const before = searched.get(values);
  if (before !== undefined) return before;
  const made = { seen: new Set(values.map(spelled)), known: new Map<string, Known>() };
  searched.set(values, made);
  return made;
}

function spelled({ category, value }: CaseValue): string {
  return `${category} ${value}`;
}
