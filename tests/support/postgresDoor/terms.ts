import type { FieldGrant, Limit, Permission, Terms, Treatment } from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import { canonicalText } from '@cordon/ledger';
import { createHash } from 'node:crypto';
import { labMap, labTables, type LabColumn } from './tables.ts';

/** What the laboratory's terms say besides their permissions. */
export interface LabLimits {
  /** The fewest customers a figure stands for; terms that are signed cannot say 1. */
  readonly group: number;
  readonly subjectsADay: number;
  readonly lookups: number;
  /** Changes the hash of the terms and nothing else. */
  readonly version: number;
}

export const usual: LabLimits = { group: 1, subjectsADay: 10_000, lookups: 1_000, version: 1 };

const allColumns: readonly LabColumn[] = labTables.flatMap(({ columns }) => columns);

function grants(treatmentOf: (column: LabColumn) => Treatment, rights: boolean): readonly FieldGrant[] {
  const found = new Map<string, FieldGrant>();
  for (const column of allColumns) {
    const { category, lookup } = column;
    const lookedUp = rights && lookup === true ? { lookup: true } : {};
    found.set(category, { category, treatment: treatmentOf(column), ...lookedUp });
  }
  return [...found.values()];
}

const permissions: readonly Permission[] = [
  {
    ...{ clause: '2.1', purpose: 'order-support', roles: ['tier1'], subjects: 'ticket-in-hand' },
    operations: ['read', 'lookup'],
    fields: grants(({ agent }) => agent, true),
  },
  {
    ...{ clause: '2.2', purpose: 'pharmacy-support', roles: ['tier2'], subjects: 'ticket-in-hand' },
    operations: ['read'],
    fields: grants(() => 'clear', false),
  },
  {
    ...{ clause: '2.3', purpose: 'planning', roles: ['reports'], subjects: 'every-customer' },
    operations: ['read'],
    fields: grants(() => 'clear', false),
  },
  {
    ...{ clause: '2.4', purpose: 'insights', roles: ['reports'], subjects: 'every-customer' },
    operations: ['read'],
    fields: grants(({ service }) => service, false),
  },
];

/** The signed terms with the permissions and limits of the laboratory in the place of theirs. */
export function labPolicy(signed: Terms, { group, subjectsADay, lookups, version }: LabLimits): Policy {
  const limit = (clause: string, kind: string, max: number): Limit => ({ clause, kind, max });
  const terms: Terms = {
    ...signed,
    ...{ version, permissions, conditions: [], duties: [] },
    limits: [
      limit('4.7', 'group-size', Math.max(2, group)),
      limit('4.8', 'subjects-per-day', subjectsADay),
      limit('4.9', 'lookups-per-shift', lookups),
    ],
  };
  const hash = createHash('sha256')
    .update(canonicalText(JSON.stringify([terms, group])))
    .digest('hex');
  const compiled = compile(terms, hash, labMap, 'signed');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const { policy } = compiled;
  if (group > 1) return policy;
  const limits = policy.terms.limits.map((one) => (one.kind === 'group-size' ? { ...one, max: group } : one));
  return { ...policy, terms: { ...policy.terms, limits } };
}
