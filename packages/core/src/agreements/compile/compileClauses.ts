import type { Condition, Duty, Limit, Permission, Terms } from '../../kernel/index.ts';
import type { Problem } from '../../policy/index.ts';
import type { Clause, Effects } from '../clause.ts';
import { readingOf } from './reading.ts';

/** What terms need to know besides the clauses. Party ids; instants are RFC 3339. */
export interface Frame {
  readonly agreement: string;
  readonly version: number;
  readonly controller: string;
  readonly processor: string;
  readonly from: string;
  readonly until: string;
}

/** A clause whose effect does not count yet, and why. */
export interface Pending {
  readonly clause: string;
  readonly reason: string;
  /** Party ids whose confirmation is missing. */
  readonly awaits: readonly string[];
}

export interface CompiledClauses {
  readonly terms: Terms;
  /** While one is pending the version must not be signed: a restriction that is lost would show more. */
  readonly pending: readonly Pending[];
  readonly problems: readonly Problem[];
}

/** Parts of the terms that only one clause can set. */
const SINGLE = [
  'ticketInHand',
  'continuityLease',
  'emergencyAccess',
  'sealedOriginals',
  'quality',
  'witnessQuorum',
  'inFlight',
] as const satisfies readonly (keyof Effects & keyof Terms)[];

type Numbered = readonly { readonly clause: string; readonly effects: Effects }[];

/**
 * Compiles clauses to terms. A clause that reads as the library has it does what the library says; one written by hand
 * does what it states, once both parties confirmed that, and nothing before.
 * @param unconfirmed `count` takes effects as if all were confirmed: to show what they would do, never to seal terms
 * @returns terms whose form `compile` of the policy still has to check, what is pending, and problems between clauses
 */
export function compileClauses(
  clauses: readonly Clause[],
  frame: Frame,
  unconfirmed: 'drop' | 'count' = 'drop',
): CompiledClauses {
  const pending: Pending[] = [];
  const problems: Problem[] = repeatedIds(clauses);
  const active: { clause: string; effects: Effects }[] = [];
  for (const clause of clauses) {
    const reading = readingOf(clause);
    const missing = reading.by === 'library' ? null : missingOf(clause, frame);
    if (missing !== null) pending.push(missing);
    if (reading.effects !== null && (missing === null || unconfirmed === 'count')) {
      active.push({ clause: clause.id, effects: reading.effects });
    }
  }
  const { agreement, version, controller, processor, from, until } = frame;
  const general = active.find(({ effects }) => effects.general === true);
  const terms: Terms = {
    ...{ agreement, version, controller, processor, inForce: { from, until } },
    ...(general === undefined ? {} : { general: { clause: general.clause } }),
    ...singles(active, problems),
    permissions: withGrants(active),
    conditions: numbered(active, ({ conditions }) => conditions) as readonly Condition[],
    limits: numbered(active, ({ limits }) => limits) as readonly Limit[],
    duties: numbered(active, ({ duties }) => duties) as readonly Duty[],
  };
  return { terms, pending, problems };
}

function missingOf({ id, confirmedBy = [], effects }: Clause, frame: Frame): Pending | null {
  const parties = [frame.controller, frame.processor];
  if (effects === undefined) {
    return { clause: id, reason: 'It does not say what it does.', awaits: parties };
  }
  const awaits = parties.filter((party) => !confirmedBy.includes(party));
  return awaits.length === 0
    ? null
    : { clause: id, reason: 'It was written by hand: both sides have to confirm what it does.', awaits };
}

function repeatedIds(clauses: readonly Clause[]): Problem[] {
  const ids = clauses.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((clause) => ({
    clause,
    problem: 'two clauses have this number',
  }));
}

function singles(active: Numbered, problems: Problem[]): Partial<Terms> {
  return Object.fromEntries(
    SINGLE.flatMap((part) => {
      const [first, ...more] = active.filter(({ effects }) => effects[part] !== undefined);
      for (const { clause } of more) {
        problems.push({ clause, problem: `clause ${first?.clause ?? ''} sets ${part} already` });
      }
      return first === undefined ? [] : [[part, { clause: first.clause, ...first.effects[part] }]];
    }),
  );
}

function numbered(
  active: Numbered,
  part: (effects: Effects) => readonly object[] | undefined,
): readonly { readonly clause: string }[] {
  return active.flatMap(({ clause, effects }) => (part(effects) ?? []).map((rule) => ({ ...rule, clause })));
}

/** Permissions, each with the grants that other clauses add to its purpose, under the number of the granting clause. */
function withGrants(active: Numbered): readonly Permission[] {
  const grants = active.flatMap(({ clause, effects }) =>
    (effects.grants ?? []).map(({ purposes, fields }) => ({
      purposes,
      fields: fields.map((field) => ({ ...field, clause })),
    })),
  );
  return active.flatMap(({ clause, effects }) =>
    (effects.permissions ?? []).map((permission) => ({
      ...permission,
      clause,
      // The granting clause first: where the permission is as strict by itself, the nearer clause is cited.
      fields: [
        ...grants
          .filter(({ purposes }) => purposes.includes(permission.purpose))
          .flatMap(({ fields }) => fields),
        ...permission.fields,
      ],
    })),
  );
}
