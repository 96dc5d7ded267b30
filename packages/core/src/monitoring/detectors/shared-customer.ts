import { byAgent, isMiss, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';
import { dayOf, hash32 } from '../kept.ts';
import type { Sign } from '../signal.ts';

interface Seen {
  agents: string[];
  /** Accesses that a ticket explains. */
  explained: number;
  /** The latest, milliseconds. */
  at: number;
  id: string;
}

interface State {
  day: number;
  /** By hash of the customer: who saw it today or yesterday without a ticket. */
  customers: Record<string, Seen>;
  kept: number;
  /** By agent: hashes of customers on which it met others, the latest few, with the day. */
  met: Record<string, [customer: number, day: number][]>;
}

const DAY = 86_400_000;
const MOST_CUSTOMERS = 20_000;
const MOST_MET = 8;
const MOST_AGENTS = 24;

/**
 * Customers seen by many agents without a ticket: a list that was handed round (research 4.3, rule 17; Coinbase). Who
 * calls often meets many agents, a few of them by a slip; so the accesses with a ticket are counted against it.
 */
export const sharedCustomer: Detector<State> = {
  kind: 'shared-customer',
  needs: ['accesses'],
  keyOf: (event) =>
    event.ok && event.subject !== null && !isMiss(event) && byAgent(event) !== null ? 'all' : null,
  fresh: () => ({ day: 0, customers: {}, kept: 0, met: {} }),
  see(state, event, about) {
    prune(state, event.at, about.threshold('listDays'));
    const hash = hash32(event.subject ?? '');
    const known = state.customers[hash];
    if (!isUnexplained(event)) {
      if (known !== undefined) known.explained += 1;
      return null;
    }
    const seen = known ?? (state.customers[hash] = added(state, event.at));
    if (event.at - seen.at > DAY) {
      seen.agents = [];
      seen.explained = 0;
    }
    seen.at = Math.max(seen.at, event.at);
    seen.id = event.id;
    // Who sees many customers without a ticket meets everyone by chance, and is found for that.
    const usual = about.usual('unexplained-a-day');
    const mine = Math.max(about.now('unexplained-a-day'), usual.own?.median ?? 0);
    if (mine > about.threshold('mostUnexplained')) return null;
    if (seen.agents.includes(event.agent)) return null;
    seen.agents = [...seen.agents, event.agent].slice(-MOST_AGENTS);
    const fewest = about.threshold('agents') + (usual.peers?.median ?? 0);
    if (seen.agents.length < fewest || seen.explained > seen.agents.length) return null;
    // Where work without tickets is usual, agents meet on customers by chance.
    if (usual.peers === null || usual.peers.median > about.threshold('usualUnexplained')) return null;
    for (const agent of seen.agents) meet(state, agent, hash);
    return signOf(seen, event.subject ?? '', sharing(state, seen.agents, about.threshold('listCustomers')));
  },
  keepFor: Infinity,
};

/** Those who met another of them on so many customers. */
function sharing(state: State, agents: readonly string[], customers: number): readonly string[] {
  const metOf = (agent: string) => (state.met[agent] ?? []).map(([customer]) => customer);
  return agents.filter((agent) => {
    const mine = new Set(metOf(agent));
    return (
      mine.size >= customers &&
      agents.some(
        (other) => other !== agent && metOf(other).filter((one) => mine.has(one)).length >= customers,
      )
    );
  });
}

function signOf({ agents, id }: Seen, customer: string, list: readonly string[]): Sign {
  const seen = `Customer ${customer} was seen by ${agents.length} agents within a day without a ticket that explains it`;
  if (list.length > 1) {
    const reason = `${seen}; ${list.length} of them met on several customers in the same way.`;
    return { severity: 'high', reason, events: [id], agents: list };
  }
  return { severity: 'medium', reason: `${seen}.`, events: [id], agents };
}

function added(state: State, at: number): Seen {
  state.kept += 1;
  return { agents: [], explained: 0, at, id: '' };
}

function meet(state: State, agent: string, customer: number): void {
  const met = (state.met[agent] ??= []);
  if (met.some(([of]) => of === customer)) return;
  met.push([customer, state.day]);
  if (met.length > MOST_MET) met.shift();
}

/** Once a day, or when there are too many, what is older than a day goes; meetings stay for the days of a list. */
function prune(state: State, at: number, listDays: number): void {
  const day = dayOf(at);
  if (day <= state.day && state.kept < MOST_CUSTOMERS) return;
  const span = state.kept < MOST_CUSTOMERS ? DAY : DAY / 4;
  const customers = Object.entries(state.customers).filter(([, seen]) => at - seen.at <= span);
  state.customers = Object.fromEntries(customers.slice(-MOST_CUSTOMERS / 2));
  state.kept = Object.keys(state.customers).length;
  state.day = Math.max(day, state.day);
  const met = Object.entries(state.met).map(
    ([agent, those]) => [agent, those.filter(([, on]) => day - on <= listDays)] as const,
  );
  state.met = Object.fromEntries(met.filter(([, those]) => those.length > 0));
}
