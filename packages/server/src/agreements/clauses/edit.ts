import {
  compileClauses,
  fitTo,
  particularsFrom,
  readingOf,
  settle,
  withParticulars,
  type Clause,
  type Frame,
  type Particulars,
} from '@cordon/core/agreements';
import { Failure, type DataMap, type Terms } from '@cordon/core/kernel';
import { covers, type Problem } from '@cordon/core/policy';
import type { Agreement, Version } from '../store.ts';
import { termsOf } from '../standing.ts';

/** What a side hands in. What is left out stays as it was. */
export interface Edit {
  readonly clauses: readonly Clause[];
  readonly particulars?: Particulars | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** An edit on top of a version, as it would be kept. */
export interface Edited {
  readonly clauses: readonly Clause[];
  readonly particulars: Particulars;
  readonly frame: Frame;
}

/**
 * Puts an edit on the newest version: names and dates are the agreement's own, confirmations are decided anew, and
 * particulars stand alike in every clause that reads as the library has it.
 * @param party the side that edits
 */
export function editedBy(agreement: Agreement, newest: Version, edit: Edit, party: string): Edited {
  const { inForce } = termsOf(newest);
  const from = edit.from ?? inForce.from;
  const until = edit.until ?? inForce.until;
  const particulars = fixed(agreement, from, until, { ...newest.particulars, ...edit.particulars });
  return {
    particulars,
    clauses: withParticulars(settle(edit.clauses, newest.clauses, party), particulars),
    frame: frameOf(agreement, newest.version + 1, from, until),
  };
}

/** Particulars with what the server itself knows. */
export function fixed(
  { controller, processor }: Pick<Agreement, 'controller' | 'processor'>,
  from: string,
  until: string,
  given: Particulars = {},
): Particulars {
  return particularsFrom({
    ...given,
    controllerName: controller.name,
    processorName: processor.name,
    from: from.slice(0, 10),
    until: until.slice(0, 10),
  });
}

/** What the terms of a version need besides its clauses. Instants are RFC 3339. */
export function frameOf(
  { id, controller, processor }: Pick<Agreement, 'id' | 'controller' | 'processor'>,
  version: number,
  from: string,
  until: string,
): Frame {
  return { agreement: id, version, controller: controller.id, processor: processor.id, from, until };
}

/**
 * Terms of clauses over a source, and every problem that can be said before they are compiled. A grant of the library
 * that reaches no field is left out; one written by hand is a slip of the pen.
 * @param unconfirmed `count` shows what clauses would do once confirmed; `drop` is what is sealed
 */
export function termsFor(
  { clauses, frame }: Pick<Edited, 'clauses' | 'frame'>,
  map: DataMap,
  unconfirmed: 'count' | 'drop' = 'drop',
): { readonly terms: Terms; readonly problems: readonly Problem[] } {
  const { terms, problems } = compileClauses(clauses, frame, unconfirmed);
  return { terms: fitTo(terms, map), problems: [...problems, ...clauses.flatMap((one) => slips(one, map))] };
}

function slips(clause: Clause, { resources }: DataMap): readonly Problem[] {
  const reading = readingOf(clause);
  if (reading.by === 'library') return [];
  const { permissions = [], grants = [] } = reading.effects ?? {};
  const held = resources.flatMap(({ fields }) => fields.map(({ category }) => category));
  return [...permissions, ...grants]
    .flatMap(({ fields }) => fields)
    .filter(({ category, treatment }) => treatment !== 'hidden' && !held.some((one) => covers(category, one)))
    .map(({ category }) => ({
      clause: clause.id,
      problem: `no field of the data map is of category ${category}`,
    }));
}

/**
 * Refuses to sign a version with a clause whose effect is not confirmed: its restriction is not in the terms.
 * @throws Failure `effects-unconfirmed`, with the numbers of the clauses
 */
export function mustBeConfirmed(agreement: Agreement, version: Version): void {
  const { inForce } = termsOf(version);
  const frame = frameOf(agreement, version.version, inForce.from, inForce.until);
  const { pending } = compileClauses(version.clauses, frame);
  if (pending.length === 0) return;
  const numbers = pending.map(({ clause }) => clause).join(', ');
  throw new Failure('effects-unconfirmed', `${pending.length === 1 ? 'Clause' : 'Clauses'} ${numbers}.`);
}
