import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { z } from 'zod';
import type { SignedActs, SignedIn, SigningActor } from '../identity/index.ts';
import { newId } from '../platform/ids.ts';
import type { Marks } from './mark.ts';
import type { endMarkBody, markBody } from './schemas.ts';

export interface MarkDeps {
  readonly marks: Marks;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly personExists: (id: string) => Promise<boolean>;
  readonly signedActs: SignedActs;
  /** Enters an act of the company's, under no agreement: no vendor reads how many are marked, nor that any are. */
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string | number | null>>,
  ) => Promise<number>;
  readonly now: () => Date;
}

/**
 * Marks customers of a source: their accesses are looked at more closely from now on. Entered before it is so; the entry
 * holds their numbers as a commitment.
 * @returns how many were not marked so before
 * @throws Failure `not-in-scope` for no source and for nobody, `bad-request` for a person who is several customers or is no
 *   colleague, `signature-invalid`
 */
export async function markCustomers(
  deps: MarkDeps,
  who: SignedIn,
  { source, mark, subjects, person, salt, ...given }: z.infer<typeof markBody>,
): Promise<number> {
  if (!(await deps.sourceExists(source))) throw new Failure('not-in-scope');
  if (person !== null) {
    if (mark !== 'colleague' || subjects.length !== 1) {
      throw new Failure('bad-request', 'Who of us a customer is goes with one colleague.');
    }
    if (!(await deps.personExists(person))) throw new Failure('not-in-scope');
  }
  const words = { source, mark, customers: subjects.length, customerPerson: person };
  const actor = await deps.signedActs.by(who, 'customers-marked', words, given, [numbers(subjects, salt)]);
  await deps.enter('customers-marked', actor, words);
  const made = [...new Set(subjects)].map((subject) => ({ id: newId('mrk'), source, subject, mark, person }));
  return deps.marks.mark(made, who.person.id, deps.now());
}

/**
 * Ends marks. Entered before it is so: whoever wants a customer looked at less closely leaves a trace.
 * @returns how many were marked so
 * @throws Failure `not-in-scope` for no source, `signature-invalid`
 */
export async function endMarks(
  deps: MarkDeps,
  who: SignedIn,
  { source, mark, subjects, salt, ...given }: z.infer<typeof endMarkBody>,
): Promise<number> {
  if (!(await deps.sourceExists(source))) throw new Failure('not-in-scope');
  const words = { source, mark, customers: subjects.length };
  const actor = await deps.signedActs.by(who, 'customer-marks-ended', words, given, [
    numbers(subjects, salt),
  ]);
  await deps.enter('customer-marks-ended', actor, words);
  return deps.marks.end({ source, mark, subjects }, who.person.id, deps.now());
}

const numbers = (subjects: readonly string[], salt: string) => ({
  ...{ name: 'numbers', value: canonicalText([...subjects]), salt },
});
