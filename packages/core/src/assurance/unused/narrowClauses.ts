import { canonicalText, type JsonValue } from '@cordon/ledger';
import { compileClauses, readingOf, type Clause, type Effects, type Frame } from '../../agreements/index.ts';
import type { Terms } from '../../kernel/index.ts';
import { without, type Unused } from './unused.ts';

/** Clauses as a draft would have them. */
interface NarrowedClauses {
  readonly clauses: readonly Clause[];
  /** What they no longer give. */
  readonly drafted: readonly Unused[];
  /** What no change of clauses takes away by itself, such as a grant that two permissions have in common. */
  readonly left: readonly Unused[];
}

interface Narrowing {
  /** Whether terms show nobody more than the ones in force. */
  readonly isNarrower: (terms: Terms) => boolean;
  readonly categoryWords: Words;
}

/**
 * Clauses that lack what nobody used. A clause that is changed states its effect and says in words what it no longer
 * permits, so it waits for both sides’ confirmation; one that only gave what goes is left out.
 */
export function narrowClauses(
  clauses: readonly Clause[],
  frame: Frame,
  proposed: readonly Unused[],
  { isNarrower, categoryWords }: Narrowing,
): NarrowedClauses {
  const termsOf = (of: readonly Clause[]) => compileClauses(of, frame, 'count').terms;
  return proposed.reduce<NarrowedClauses>(
    (so, one) => {
      const next = so.clauses.flatMap((clause) => clauseWithout(clause, one, categoryWords));
      const terms = termsOf(next);
      const exactly = samePermissions(terms, without(termsOf(so.clauses), one));
      return exactly && isNarrower(terms)
        ? { ...so, clauses: next, drafted: [...so.drafted, one] }
        : { ...so, left: [...so.left, one] };
    },
    { clauses, drafted: [], left: [] },
  );
}

function samePermissions(a: Terms, b: Terms): boolean {
  return textOf(a.permissions) === textOf(b.permissions);
}

const textOf = (of: unknown) => canonicalText(of as JsonValue);

type Words = (category: string) => string;

function clauseWithout(clause: Clause, unused: Unused, words: Words): readonly Clause[] {
  const { effects } = readingOf(clause);
  if (effects === null) return [clause];
  const next = effectsWithout(clause.id, effects, unused);
  if (textOf(next) === textOf(effects)) return [clause];
  if (Object.keys(next).length === 0) return [];
  return [{ ...clause, effects: next, text: `${clause.text} ${sentenceOf(unused, words)}` }];
}

function effectsWithout(id: string, effects: Effects, unused: Unused): Effects {
  const { permissions, grants, ...rest } = effects;
  const kept = permissions?.flatMap((permission) =>
    without({ permissions: [{ ...permission, clause: id }] } as unknown as Terms, unused).permissions.map(
      ({ clause: _, ...own }) => own,
    ),
  );
  const granted = grants?.flatMap((grant) => grantWithout(grant, unused));
  return {
    ...rest,
    ...(kept === undefined || kept.length === 0 ? {} : { permissions: kept }),
    ...(granted === undefined || granted.length === 0 ? {} : { grants: granted }),
  };
}

type Grant = NonNullable<Effects['grants']>[number];

/** A grant for several purposes keeps the others: it is split in two. */
function grantWithout(grant: Grant, unused: Unused): readonly Grant[] {
  const { clause, purpose } = unused;
  const concerned =
    (unused.what === 'category' || unused.what === 'right') &&
    grant.purposes.includes(purpose) &&
    grant.fields.some(({ category }) => category === unused.category);
  if (!concerned) return [grant];
  const permission = { clause, purpose, roles: [], subjects: 'ticket-in-hand', operations: [] } as const;
  const [left] = without(
    { permissions: [{ ...permission, fields: grant.fields }] } as unknown as Terms,
    unused,
  ).permissions;
  const others = grant.purposes.filter((one) => one !== purpose);
  return [
    ...(others.length === 0 ? [] : [{ ...grant, purposes: others }]),
    ...(left === undefined || left.fields.length === 0 ? [] : [{ purposes: [purpose], fields: left.fields }]),
  ];
}

function sentenceOf(unused: Unused, words: Words): string {
  const { purpose } = unused;
  switch (unused.what) {
    case 'permission':
      return `Nothing is permitted for ${purpose} any more.`;
    case 'operation':
      return `For ${purpose}, ${unused.operation} is not permitted.`;
    case 'category':
      return `For ${purpose}, ${words(unused.category)} is not shown.`;
    case 'right':
      return `For ${purpose}, ${unused.right} of ${words(unused.category)} is not permitted.`;
  }
}
