import {
  operations,
  stricter,
  type Citation,
  type DataMap,
  type Field,
  type FieldGrant,
  type Permittable,
  type Permission,
  type Resource,
  type RowScope,
  type Terms,
  type Treatment,
} from '../kernel/index.ts';
import { actAnswer, answer } from './answer.ts';
import { covers } from './category.ts';
import {
  isAct,
  rightNames,
  type ActRule,
  type FieldRule,
  type OperationRule,
  type PurposeRule,
  type Right,
  type RoleRule,
} from './policy.ts';
import { deepFreeze, entry, table, type Table } from './table.ts';

/** A grant together with the permission it stands in. */
interface Match {
  readonly permission: Permission;
  readonly grant: FieldGrant;
}

/** What a rule cites beside its own clauses. */
interface Standing {
  readonly agreement: string;
  /** Conditions and the like that had to hold for any allowed access, by whose rows it was. */
  readonly always: Readonly<Record<RowScope, readonly Citation[]>>;
  readonly otherwise: Citation;
}

/**
 * Resolves the permissions into look-up tables: role -> purpose -> resource -> operation -> field.
 *
 * A field is shown under an operation when a permission that lists the operation grants it. How it is shown is
 * the most restrictive treatment of all grants of the role and purpose, whatever operations they list, so that
 * the generated views, which know no operation, agree with the decision. A right is given only when every grant
 * of the permissions that list the operation gives it.
 *
 * So a grant also restricts: where two overlap, taking one away can show more. To take a field away, hide it.
 */
export function resolveGrants(terms: Terms, dataMap: DataMap, standing: Standing): Table<RoleRule> {
  const roles = unique(terms.permissions.flatMap((permission) => permission.roles));
  return table(
    roles.map((role) => {
      const ofRole = terms.permissions.filter((permission) => permission.roles.includes(role));
      const purposes = unique(ofRole.map((permission) => permission.purpose));
      const rules = purposes.map(
        (purpose) =>
          [
            purpose,
            resolvePurpose(
              ofRole.filter((permission) => permission.purpose === purpose),
              dataMap,
              standing,
            ),
          ] as const,
      );
      return [role, deepFreeze({ purposes: table(rules), nearest: permissionCitations(ofRole, standing) })];
    }),
  );
}

function resolvePurpose(
  permissions: readonly Permission[],
  dataMap: DataMap,
  standing: Standing,
): PurposeRule {
  return {
    // Checked to be the same for all of them.
    subjects: permissions[0]?.subjects ?? 'ticket-in-hand',
    nearest: permissionCitations(permissions, standing),
    resources: table(
      dataMap.resources.map((resource) => {
        const matches = resource.fields.map((field) => matchesOf(field, permissions));
        const found = operations.map(
          (operation) =>
            [operation, resolveOperation(operation, permissions, resource, matches, standing)] as const,
        );
        return [resource.name, { operations: table(found.filter(hasRule)) }];
      }),
    ),
  };
}

function hasRule(
  pair: readonly [Permittable, OperationRule | null],
): pair is readonly [Permittable, OperationRule] {
  return pair[1] !== null;
}

function resolveOperation(
  operation: Permittable,
  permissions: readonly Permission[],
  resource: Resource,
  /** Of each field of the resource: they are the same for every operation. */
  matches: readonly (readonly Match[])[],
  standing: Standing,
): OperationRule | null {
  const reaching = permissions.filter(
    (permission) =>
      permission.operations.includes(operation) &&
      matches.some((ofField) =>
        ofField.some((match) => match.permission === permission && gives(match.grant)),
      ),
  );
  if (reaching.length === 0) return null;

  const citations = permissionCitations(reaching, standing);
  const fields = table(
    resource.fields.map((field, index) => [
      field.name,
      resolveField(operation, field, matches[index] ?? [], citations, standing),
    ]),
  );
  const shows = resource.fields.some((field) => entry(fields, field.name)?.treatment !== 'hidden');
  const showsNothing = (operation === 'read' || operation === 'export') && !shows;
  const names = resource.fields.map((field) => field.name);
  return {
    citations,
    fields,
    stepUp: reaching.some((permission) => permission.stepUp === true),
    whole:
      isAct(operation) || showsNothing
        ? null
        : answer(
            operation,
            fields,
            names,
            citations,
            standing.always[reaching[0]?.subjects ?? 'ticket-in-hand'],
          ),
  };
}

function resolveField(
  operation: Permittable,
  field: Field,
  matches: readonly Match[],
  permissions: readonly Citation[],
  standing: Standing,
): FieldRule {
  const listing = matches.filter((match) => match.permission.operations.includes(operation));
  const rights = rightNames.filter((right) => hasRight(right, matches));
  const treatment = listing.length === 0 ? 'hidden' : strictest(matches);
  const decisive =
    listing.length === 0 ? undefined : matches.find((match) => match.grant.treatment === treatment);
  const citation =
    decisive === undefined
      ? { ...standing.otherwise, field: field.name }
      : grantCitation(decisive, field.name, standing);
  const nearest = uniqueCitations(
    approvalFirst(operation, listing).map((match) => grantCitation(match, field.name, standing)),
  );
  return {
    treatment,
    citation,
    rights,
    nearest,
    act:
      isAct(operation) && rights.includes(operation)
        ? resolveAct(operation, field, treatment, rights, listing, [...permissions, ...nearest], standing)
        : null,
  };
}

function resolveAct(
  operation: Right,
  field: Field,
  treatment: Treatment,
  rights: readonly Right[],
  listing: readonly Match[],
  citations: readonly Citation[],
  standing: Standing,
): ActRule {
  const reveals = listing.flatMap((match) => match.grant.reveal ?? []);
  const minutes = Math.min(...reveals.map((reveal) => reveal.minutes));
  const shown = operation === 'reveal' ? 'clear' : treatment;
  const shownFor = operation === 'reveal' ? minutes : null;
  const approval = reveals.some((reveal) => reveal.approval === true);
  return {
    stepUp: operation === 'reveal' && reveals.some((reveal) => reveal.stepUp),
    citations,
    answer: actAnswer(field.name, shown, shownFor, approval, rights, [
      ...citations,
      ...standing.always['ticket-in-hand'],
    ]),
  };
}

/** Where one clause lets a value be revealed and another only once it was approved, the one that holds it back is cited first. */
function approvalFirst(operation: Permittable, listing: readonly Match[]): readonly Match[] {
  if (operation !== 'reveal') return listing;
  const wants = ({ grant }: Match): number => (grant.reveal?.approval === true ? 1 : 0);
  return listing.toSorted((a, b) => wants(b) - wants(a));
}

function matchesOf(field: Field, permissions: readonly Permission[]): readonly Match[] {
  return permissions.flatMap((permission) =>
    permission.fields
      .filter((grant) => covers(grant.category, field.category))
      .map((grant) => ({ permission, grant })),
  );
}

function strictest(matches: readonly Match[]): Treatment {
  return matches.map((match) => match.grant.treatment).reduce(stricter);
}

/** A grant that hides and gives no right only restricts: it opens no resource to any operation. */
function gives({ treatment, lookup, confirm, reveal }: FieldGrant): boolean {
  return treatment !== 'hidden' || lookup === true || confirm === true || reveal !== undefined;
}

function hasRight(right: Right, matches: readonly Match[]): boolean {
  const listing = matches.filter((match) => match.permission.operations.includes(right));
  return (
    listing.length > 0 &&
    listing.every(({ grant }) => (right === 'reveal' ? grant.reveal !== undefined : grant[right] === true))
  );
}

function grantCitation(match: Match, field: string, standing: Standing): Citation {
  const clause = match.grant.clause ?? match.permission.clause;
  return { agreement: standing.agreement, clause, effect: 'permission', field };
}

function permissionCitations(permissions: readonly Permission[], standing: Standing): readonly Citation[] {
  return unique(permissions.map((permission) => permission.clause)).map((clause) => ({
    agreement: standing.agreement,
    clause,
    effect: 'permission',
  }));
}

function uniqueCitations(citations: readonly Citation[]): readonly Citation[] {
  return citations.filter(
    (each, index) => citations.findIndex((other) => other.clause === each.clause) === index,
  );
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
