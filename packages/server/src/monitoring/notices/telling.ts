import type { Clock } from '@cordon/core/monitoring/clocks';
import { momentWords } from '@cordon/core/monitoring/clocks';
import type { Told } from '@cordon/core/monitoring/notices';
import { standing, type KeptFact, type Recorded } from '../clocks/fact.ts';

/** What nobody told yet. */
const UNTOLD: Omit<Told, 'company' | 'vendor'> = {
  ...{ happened: null, occurred: null, discovered: null, subjectCategories: [], dataCategories: [] },
  ...{
    people: null,
    records: null,
    clauses: [],
    consequences: null,
    taken: null,
    proposed: null,
    steps: null,
  },
  ...{ contact: null, delayReason: null, heldBack: null, identityNumbers: null, offer: null, agencies: null },
  ...{ listOfPeople: null, toldIndividuals: null },
};

/** What the facts that stand let a notice say; the last of each kind counts, and of when it was discovered the first. */
export function toldOf(
  recorded: readonly KeptFact[],
  names: Pick<Told, 'company' | 'vendor'>,
  { kind }: Pick<Clock, 'kind'>,
): Told {
  const facts = standing(recorded);
  return facts.reduce<Told>((told, { fact }) => ({ ...told, ...saidBy(fact, told, kind) }), {
    ...UNTOLD,
    ...names,
    discovered: discoveredOf(facts.map(({ fact }) => fact)),
  });
}

function saidBy(fact: Recorded, told: Told, notice: Clock['kind']): Partial<Told> {
  switch (fact.kind) {
    case 'telling':
      return { [fact.about]: fact.text };
    case 'categories':
      return fact.of === 'people' ? { subjectCategories: fact.names } : { dataCategories: fact.names };
    case 'records':
      return { records: fact.count };
    case 'clauses':
      return { clauses: fact.clauses };
    case 'occurred':
      return {
        occurred: { from: momentWords(fact.from, fact.zone), until: momentWords(fact.until, fact.zone) },
      };
    case 'identity-numbers':
      return { identityNumbers: fact.is };
    case 'held-back':
      return { heldBack: told.heldBack === true || fact.is };
    case 'law-enforcement':
      return { heldBack: true };
    case 'agencies':
      return { agencies: fact.text };
    case 'contact': {
      const { name, email, phone, postal, web } = fact;
      return { contact: { name, email, phone, postal, web } };
    }
    case 'affected':
      return { people: fact.count };
    case 'sent':
      return toIndividuals(fact.clock, notice) ? { toldIndividuals: momentWords(fact.at, fact.zone) } : {};
    default:
      return {};
  }
}

/** Whom the Attorney General has to know told of are California's residents; of any other notice, those affected. */
function toIndividuals(clock: string, notice: Clock['kind']): boolean {
  if (notice === 'california-attorney-general') return clock === 'california-residents';
  return ['gdpr-34', 'hipaa-individuals', 'california-residents'].includes(clock);
}

function discoveredOf(facts: readonly Recorded[]): string | null {
  const [first] = facts
    .flatMap((fact) => ('exact' in fact && fact.exact ? [fact] : []))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return first === undefined ? null : momentWords(first.at, first.zone);
}
