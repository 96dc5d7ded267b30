import { byAgent } from '../access.ts';
import type { Detector } from '../detector.ts';
import { blanks, hash32, held, put, zeros } from '../kept.ts';

const IDS = 5;
const FIELDS = 5;
/** Numbers kept of a field: hash, days known when it was first revealed, customers since, the latest customer. */
const EACH = 4;

interface State {
  /** Fields revealed, the latest last. */
  readonly fields: number[];
  readonly ids: string[];
}

/** Counts a customer under a field, which becomes the latest. @returns days known at the first, and customers since */
function count(
  fields: number[],
  field: number,
  customer: number,
  daysKnown: number,
): readonly [number, number] {
  let place = 0;
  while (place < fields.length && fields[place] !== field) place += EACH;
  const isKnown = place < fields.length;
  const [, since = 0, before = 0, last = 0] = isKnown
    ? fields.slice(place, place + EACH)
    : [field, daysKnown];
  const customers = customer === last ? before : before + 1;
  fields.splice(isKnown ? place : 0, EACH);
  fields.push(field, since, customers, customer);
  return [since, customer === last ? 0 : customers];
}

/**
 * A field that somebody never revealed in all the days they are known, and now of many customers within days, each on a
 * ticket of its own: numbers of identity papers taken from the cases that pass by (research 4.3, rule 6; the agents of 2024).
 */
export const newField: Detector<State> = {
  kind: 'new-field',
  needs: ['accesses'],
  keepFor: 60 * 86_400_000,
  keyOf: (event) =>
    event.kind === 'reveal' && event.ok && event.subject !== null && event.fields.length > 0
      ? byAgent(event)
      : null,
  fresh: () => ({ fields: zeros(FIELDS * EACH), ids: blanks(IDS) }),
  see(state, event, about) {
    const { daysKnown } = about;
    const customer = hash32(event.subject ?? '');
    const field = hash32(event.fields.join());
    const [since, customers] = count(state.fields, field, customer, daysKnown);
    if (since < about.threshold('known') || daysKnown - since > about.threshold('within')) return null;
    put(state.ids, event.id);
    const most = about.threshold('customers');
    if (customers !== most && customers !== 3 * most) return null;
    return {
      severity: customers > most ? 'high' : 'medium',
      reason:
        `Revealed ${event.fields.join(' and ')} of ${customers} customers within ${daysKnown - since + 1} days, and of ` +
        `nobody in the ${since} days before.`,
      events: held(state.ids),
    };
  },
};
