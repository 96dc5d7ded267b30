import type { ContractDuty, Fact, Law, Risk, Sent, Statement } from './fact.ts';
import { pointAt, type Point } from './moment.ts';

/** A time from which a clock may run, and why. */
export interface Start extends Point {
  readonly why: string;
}

/** The facts, folded: everything the clocks ask. */
export interface Known {
  /** All times at which the side knew; empty: nobody said that it does. */
  readonly vendor: readonly Start[];
  readonly company: readonly Start[];
  /** Those, and the times at which it should have known. */
  readonly vendorDiligent: readonly Start[];
  readonly companyDiligent: readonly Start[];
  /** Undefined: nobody said. */
  readonly law: (law: Law) => boolean | undefined;
  readonly risk: Risk['risk'] | undefined;
  readonly answer: (kind: 'encrypted' | 'low-probability' | 'vendor-is-agent') => boolean | undefined;
  /** Undefined: nobody counted. */
  readonly affected: number | undefined;
  readonly places: ReadonlyMap<string, number>;
  readonly statements: readonly Statement[];
  readonly contracts: readonly ContractDuty[];
  readonly sent: (clock: string) => readonly Sent[];
  /** Those too that were stated and taken back: what is due once they went out gets no later. */
  readonly everSent: (clock: string) => readonly Sent[];
}

/**
 * Folds facts, in the order in which they were recorded. The times from which clocks run only ever get more, so that the
 * earliest of them only ever gets earlier: those of facts that were taken back stay among them. Answers, statements of law
 * enforcement and notices that went out count while they stand.
 * @param timed the facts whose times count; all of them for the strict reading
 * @throws RangeError for a fact without a true instant or zone
 */
export function foldFacts(facts: readonly Fact[], timed: readonly Fact[] = facts): Known {
  const standing = facts.filter(stands);
  const points = timed.map((fact) => pointAt(fact.at, fact.zone));
  const last = <K extends Fact['kind']>(kind: K, suits: (fact: Extract<Fact, { kind: K }>) => boolean) =>
    standing.findLast((fact): fact is Extract<Fact, { kind: K }> => isKind(fact, kind) && suits(fact));
  const startsOf = (side: 'vendor' | 'company'): Start[] =>
    timed.flatMap((fact) => {
      if ((fact.kind !== 'vendor-aware' && fact.kind !== 'company-aware') || fact.kind !== `${side}-aware`) {
        return [];
      }
      const who = side === 'vendor' ? 'The vendor' : 'The company';
      if (fact.exact) return [{ ...pointAt(fact.at, fact.zone), why: `${who} knew of it then.` }];
      // Every one of them, not the earliest: days end at another time in another zone.
      return points.map((point) => ({
        ...point,
        why: `${who} knows, since when is not told: counted from the earliest time known.`,
      }));
    });
  const diligentOf = (side: 'vendor' | 'company'): Start[] =>
    timed.flatMap((fact) =>
      fact.kind === `${side}-should-have-known`
        ? [{ ...pointAt(fact.at, fact.zone), why: `With reasonable diligence it was known then.` }]
        : [],
    );
  const vendor = startsOf('vendor');
  const company = [
    ...startsOf('company'),
    // By our own clock: whoever took the fact back knew of the breach when it was recorded all the same.
    ...facts.map(({ recordedAt, zone }) => ({
      ...pointAt(recordedAt, zone),
      why: 'The company knew at the latest when the first fact was recorded here.',
    })),
  ];
  return {
    ...{ vendor, company },
    vendorDiligent: [...vendor, ...diligentOf('vendor')],
    companyDiligent: [...company, ...diligentOf('company')],
    law: (law) => last('law', (fact) => fact.law === law)?.applies,
    risk: last('risk', () => true)?.risk,
    answer: (kind) => last(kind, () => true)?.is,
    affected: last('affected', () => true)?.count,
    // A place stays named when its count was taken back: its clock does not disappear.
    places: new Map([
      ...facts.flatMap((fact) => (fact.kind === 'residents' ? [[fact.place, 0] as const] : [])),
      ...standing.flatMap((fact) => (fact.kind === 'residents' ? [[fact.place, fact.count] as const] : [])),
    ]),
    statements: standing.filter((fact) => fact.kind === 'law-enforcement'),
    contracts: timed.filter((fact) => fact.kind === 'contract'),
    sent: (clock) => sentOf(standing, clock),
    everSent: (clock) => sentOf(timed, clock),
  };
}

/** Whether nobody took it back. */
export function stands({ withdrawn }: Pick<Fact, 'withdrawn'>): boolean {
  return withdrawn !== true;
}

function sentOf(facts: readonly Fact[], clock: string): readonly Sent[] {
  return facts.filter((fact) => fact.kind === 'sent').filter((fact) => dutyOf(fact.clock) === dutyOf(clock));
}

/** A duty that runs twice, from two discoveries, is done once. */
function dutyOf(clock: string): string {
  return clock.split('~')[0] ?? clock;
}

function isKind<K extends Fact['kind']>(fact: Fact, kind: K): fact is Extract<Fact, { kind: K }> {
  return fact.kind === kind;
}

/**
 * How many of those affected live in a place at most: those counted there, and all that nobody placed yet.
 * @returns undefined when nobody counted, so it may be any number
 */
export function mostOf({ affected, places }: Known, place: string | null): number | undefined {
  if (affected === undefined) return undefined;
  const placed = [...places.values()].reduce((sum, count) => sum + count, 0);
  return (place === null ? 0 : (places.get(place) ?? 0)) + Math.max(0, affected - placed);
}
