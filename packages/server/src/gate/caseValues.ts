import type { CaseValue } from '@cordon/core/kernel';
import { effectiveView, type Policy } from '@cordon/core/policy';
import { mayNumber } from '@cordon/core/sql';
import type { KnownValue } from '@cordon/pii';
import type { Case } from './asking.ts';
import type { Passed } from './passed.ts';
import type { GatePorts } from './ports.ts';
import { knownValues } from './treat.ts';

/** The values this asker may not see in clear. */
export function unclearValues(
  { policy, role, canary }: Passed,
  work: Case,
  onFile: readonly CaseValue[],
): readonly KnownValue[] {
  // Whoever quotes the address they were shown quotes one that the source does not have.
  const quoted = onFile.find(({ value }) => value === canary?.onFile);
  const values =
    canary === null || quoted === undefined ? onFile : [...onFile, { ...quoted, value: canary.address }];
  const clear = policy.dataMap.resources.flatMap(({ name }) =>
    effectiveView(policy, role, work.purpose, name).flatMap(({ field, treatment }) =>
      treatment === 'clear' ? [`${name}.${field}`] : [],
    ),
  );
  return knownValues(withoutNumbers(values), new Set(clear));
}

/** All that free text is searched for. */
export async function rawCaseValues(
  ports: GatePorts,
  work: Case,
  passed: Passed,
): Promise<readonly CaseValue[]> {
  return withoutNumbers((await ports.source.readCase([], valuesPlan(work, passed))).values);
}

/** For texts that others than whoever works on the case will read: the numbers of the customer's orders and parcels too. */
export async function knownToOthers(
  ports: GatePorts,
  work: Case,
  passed: Passed,
): Promise<readonly KnownValue[]> {
  const { values } = await ports.source.readCase([], valuesPlan(work, passed));
  const numbers = values.filter((value) => isNumbering(value) && NUMBER.test(value.value));
  return [
    ...knownValues(withoutNumbers(values), new Set()),
    ...numbers.map(({ value }) => ({ type: 'ACCOUNT' as const, kind: 'id' as const, value })),
    ...(passed.canary === null ? [] : [{ value: passed.canary.address, type: 'EMAIL' as const }]),
  ];
}

/** What the agent at work may not see: numbers of orders and parcels are what the work is about. */
function withoutNumbers(values: readonly CaseValue[]): readonly CaseValue[] {
  return values.filter((value) => !isNumbering(value));
}

function isNumbering({ category }: CaseValue): boolean {
  return mayNumber({ category, type: 'text' });
}

/** One word with four digits: the name of a product is no number, and fewer digits are a count. */
const NUMBER = /^(?=(?:\D*\d){4})[\p{L}\d][\p{L}\d._/#-]{3,39}$/u;

export function valuesPlan(work: Case, passed: Passed) {
  return {
    ...planBase(passed.policy, work, passed, ''),
    kind: 'case' as const,
    subject: passed.subject,
  };
}

export function planBase(policy: Policy, work: Case, passed: Passed, resource: string) {
  return {
    source: work.source,
    access: passed.access,
    resource,
    termsHash: policy.termsHash,
    purpose: work.purpose,
    role: passed.role,
  };
}
