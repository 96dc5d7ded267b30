import { atLeastAsStrict, type Field, type Treatment } from '../../kernel/index.ts';
import {
  describe,
  effectiveView,
  type ClauseText,
  type EffectiveField,
  type Policy,
} from '../../policy/index.ts';

/** How one field was and will be shown to somebody. */
export interface FieldChange {
  readonly resource: string;
  readonly field: string;
  readonly label: string;
  readonly category: string;
  readonly before: Pick<EffectiveField, 'treatment' | 'rights'>;
  readonly after: Pick<EffectiveField, 'treatment' | 'rights' | 'clause'>;
}

/** What changes for the agents of one role and purpose. A field that is shown more but loses a right is in both. */
export interface SightRow {
  readonly role: string;
  readonly purpose: string;
  /** Active agents who work in this role for this purpose now. */
  readonly agents: number;
  readonly gains: readonly FieldChange[];
  readonly loses: readonly FieldChange[];
}

/** What one agent works as. */
export interface Working {
  readonly role: string;
  readonly purpose: string;
}

export interface Sight {
  readonly rows: readonly SightRow[];
  /** Agents and different fields over all rows. */
  readonly gain: { readonly agents: number; readonly fields: number };
  readonly lose: { readonly agents: number; readonly fields: number };
  /** Every rule that is new or no longer there, as a sentence: limits, conditions, duties, how long a reveal lasts. */
  readonly rules: { readonly added: readonly ClauseText[]; readonly removed: readonly ClauseText[] };
}

/**
 * Who would see more and who less, over what the source really holds.
 * @param before the policy now, or null when there is none: nobody sees anything
 * @param after the policy as edited, or the same one over a data map as edited: a field that is gone from it is lost
 * @param agents every active agent of the vendor, by what they work as
 */
export function sightBetween(before: Policy | null, after: Policy, agents: readonly Working[]): Sight {
  const rows = pairsOf(before, after)
    .map((pair) => rowOf(pair, before, after, agents))
    .filter(({ gains, loses }) => gains.length + loses.length > 0);
  const total = (side: 'gains' | 'loses'): Sight['gain'] => {
    const concerned = rows.filter((row) => row[side].length > 0);
    return {
      agents: concerned.reduce((sum, row) => sum + row.agents, 0),
      fields: new Set(concerned.flatMap((row) => row[side].map(nameOf))).size,
    };
  };
  const [old, now] = [before === null ? [] : describe(before.terms), describe(after.terms)];
  return {
    rows,
    gain: total('gains'),
    lose: total('loses'),
    rules: { added: without(now, old), removed: without(old, now) },
  };
}

function pairsOf(before: Policy | null, after: Policy): readonly Working[] {
  const found = new Map<string, Working>();
  for (const { permissions } of [before?.terms, after.terms].filter((terms) => terms !== undefined)) {
    for (const { roles, purpose } of permissions) {
      for (const role of roles) found.set(JSON.stringify([role, purpose]), { role, purpose });
    }
  }
  return [...found.values()];
}

function rowOf(
  { role, purpose }: Working,
  before: Policy | null,
  after: Policy,
  agents: readonly Working[],
): SightRow {
  const changes = namesOf([after, before]).flatMap(([name, fields]): readonly FieldChange[] => {
    const old = before === null ? [] : effectiveView(before, role, purpose, name);
    const now = effectiveView(after, role, purpose, name);
    return fields.map(({ name: field, label, category }) => {
      const { treatment, rights } = old.find((one) => one.field === field) ?? UNSEEN;
      const will = now.find((one) => one.field === field) ?? { ...UNSEEN, clause: after.otherwise.clause };
      return { resource: name, field, label, category, before: { treatment, rights }, after: will };
    });
  });
  return {
    role,
    purpose,
    agents: agents.filter((agent) => agent.role === role && agent.purpose === purpose).length,
    gains: changes.filter(({ before: was, after: will }) => more(will, was)),
    loses: changes.filter(({ before: was, after: will }) => more(was, will)),
  };
}

const UNSEEN = { treatment: 'hidden', rights: [] } as const;

/** Resources with their fields over all maps; what several have is described by the first. */
function namesOf(
  policies: readonly (Policy | null)[],
): readonly (readonly [resource: string, fields: readonly Field[]])[] {
  const found = new Map<string, Map<string, Field>>();
  for (const { name, fields } of policies.flatMap((policy) => policy?.dataMap.resources ?? [])) {
    const known = found.get(name) ?? new Map<string, Field>();
    for (const field of fields) if (!known.has(field.name)) known.set(field.name, field);
    found.set(name, known);
  }
  return [...found].map(([name, fields]) => [name, [...fields.values()]]);
}

interface Shown {
  readonly treatment: Treatment;
  readonly rights: readonly string[];
}

/** True when `a` shows or allows something that `b` does not. */
function more(a: Shown, b: Shown): boolean {
  return !atLeastAsStrict(a.treatment, b.treatment) || a.rights.some((right) => !b.rights.includes(right));
}

function nameOf({ resource, field }: FieldChange): string {
  return `${resource}.${field}`;
}

function without(all: readonly ClauseText[], known: readonly ClauseText[]): readonly ClauseText[] {
  return all.filter(
    (one) => !known.some(({ clause, sentence }) => clause === one.clause && sentence === one.sentence),
  );
}
