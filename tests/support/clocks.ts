import { clocksOf, type Clock, type Fact } from '../../packages/core/src/monitoring/clocks/index.ts';

type Told = Partial<Omit<Fact, 'at'>> & Pick<Fact, 'kind'> & Readonly<Record<string, unknown>>;

/** A fact with the usual zone, recorded when it was so. */
export function fact(at: string, zone: string, told: Told): Fact {
  return { at, zone, recordedAt: at, ...told } as unknown as Fact;
}

/** The company knew then. */
export const known = (at: string, zone: string): Fact =>
  fact(at, zone, { kind: 'company-aware', exact: true });
/** The vendor knew then. */
export const vendorKnown = (at: string, zone: string): Fact =>
  fact(at, zone, { kind: 'vendor-aware', exact: true });

/** One clock of an incident. @param now when it is looked at; when the first fact was so, without it */
export function clock(facts: readonly Fact[], id: string, now = facts[0]?.at ?? ''): Clock {
  const found = clocksOf(facts, Date.parse(now)).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no clock ${id}`);
  return found;
}
