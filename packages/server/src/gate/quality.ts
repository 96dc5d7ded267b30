import type { Code } from '@cordon/core/kernel';
import type { AnonymisedRaw } from '@cordon/core/quality';
import type { Case } from './asking.ts';
import { forTheRecord } from './texts.ts';
import { knownToOthers } from './caseValues.ts';
import type { Carried, Passed } from './passed.ts';
import type { GatePorts, RawConversation } from './ports.ts';

/*
 * Conversations without personal data. The job that makes one is an access of its own, to the values of its customer, which
 * it searches for and shows to nobody; looking at one is an access to what the job left.
 */

/** All of the customer's values are looked for, those too that agents see in clear: more people read what is kept. */
export async function anonymise(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  raw: RawConversation,
): Promise<Carried<AnonymisedRaw> | { readonly refuse: Code }> {
  if (passed.subject === '') return { refuse: 'customer-unknown' };
  const known = await knownToOthers(ports, work, passed);
  if (known.length === 0) return { refuse: 'customer-unknown' };
  const { plain } = await ports.rules.of(work.purpose);
  const done = await ports.anonymiser.run(raw, known, plain);
  if (!done.ok) return { refuse: done.code };
  return { value: done.value, rows: rowsOf(passed, done.value.turns.length) };
}

export async function lookAtAnonymised<T>(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  look: (kept: { readonly text: string; readonly removed: number } | null) => Promise<T | null>,
  text: string | undefined,
): Promise<Carried<T> | { readonly refuse: Code }> {
  if (text !== undefined && passed.subject === '') return { refuse: 'customer-unknown' };
  const kept = text === undefined ? null : await forTheRecord(ports, work, passed, text);
  const value = await look(kept);
  if (value === null) return { refuse: 'not-in-scope' };
  return { value, rows: rowsOf(passed, 1), text: kept?.text ?? null };
}

function rowsOf({ parts }: Passed, rows: number): Readonly<Record<string, number>> {
  return Object.fromEntries(parts.map(({ resource }) => [resource, rows]));
}
