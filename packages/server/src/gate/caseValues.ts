import type { CaseValue } from '@cordon/core/kernel';
import { effectiveView, type Policy } from '@cordon/core/policy';
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
  return knownValues(values, new Set(clear));
}

export async function rawCaseValues(
  ports: GatePorts,
  work: Case,
  passed: Passed,
): Promise<readonly CaseValue[]> {
  return (await ports.source.readCase([], valuesPlan(work, passed))).values;
}

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
