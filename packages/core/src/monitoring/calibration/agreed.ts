import type { Terms } from '../../kernel/index.ts';
import type { Measure } from '../detector.ts';
import type { Agreed, Calibration } from './calibration.ts';

type Said = Pick<Terms, 'limits' | 'conditions'>;

/** Which norm a limit of the terms bounds. */
const bounded: Readonly<Record<string, Measure>> = {
  'subjects-per-shift': 'subjects-a-day',
  'reveals-per-shift': 'reveals-a-day',
  'lookups-per-shift': 'lookups-a-day',
  'exported-rows-per-shift': 'exported-a-day',
};

/**
 * What the terms in force with one vendor say to those who watch it. A limit only ever tightens: it lowers what may pass for
 * usual and never raises it.
 *
 * Of several agreements the largest limit counts, and none where one of them has none. The gate holds all that a person used
 * against the limit of the agreement at hand, so nobody lawfully gets past the largest; a smaller one would make an alarm of
 * what is allowed, a sum would let pass what no gate lets pass. A limit is for a shift of twelve hours and a norm for a day:
 * a detector asks for well above the norm, which leaves room for a day that two shifts meet in.
 * @param terms of the agreements in force, one element each
 * @param calibration whose values stand wherever they are the tighter ones
 * @returns nothing to say for no terms
 */
export function agreedOf(terms: readonly Said[], calibration: Calibration): Agreed {
  const limits: Partial<Record<Measure, number>> = {};
  for (const [kind, measure] of Object.entries(bounded)) {
    const most = Math.max(...terms.map((said) => leastOf(said, kind)));
    if (Number.isFinite(most)) limits[measure] = most;
  }
  return { limits, thresholds: { ...fromReveals(limits, calibration), ...fromPlaces(terms) } };
}

/** The least of a kind within one agreement, where each clause binds; Infinity where none does. */
const leastOf = ({ limits }: Said, kind: string): number =>
  Math.min(...limits.flatMap((limit) => (limit.kind === kind ? [limit.max] : [])));

/** Where fewer reveals are allowed than are looked at, nobody would ever be looked at. */
function fromReveals(
  { 'reveals-a-day': most }: Partial<Record<Measure, number>>,
  { thresholds }: Calibration,
): NonNullable<Agreed['thresholds']> {
  const reveals = thresholds['reveal-rate']?.reveals?.value;
  return most === undefined || reveals === undefined || most >= reveals
    ? {}
    : { 'reveal-rate': { reveals: most } };
}

/**
 * Where no agreement lets anybody work but from listed networks or one country, the gate refuses a second country, and what
 * is left of travelling is an address register that errs.
 */
function fromPlaces(terms: readonly Said[]): NonNullable<Agreed['thresholds']> {
  const tied = terms.length > 0 && terms.every(({ conditions }) => conditions.some(tiesToAPlace));
  return tied ? { 'impossible-travel': { workFromHome: 0 } } : {};
}

const tiesToAPlace = ({ kind, allowed }: Terms['conditions'][number]): boolean =>
  kind === 'network' || (kind === 'country' && Array.isArray(allowed) && allowed.length === 1);
