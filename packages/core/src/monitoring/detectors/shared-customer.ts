import { isAccess, isMiss, isUnexplained } from '../access.ts';
import type { Detector } from '../detector.ts';

interface State {
  agents: string[];
  times: number[];
  ids: string[];
}

const DAY = 86_400_000;
const KEPT = 12;

/** One customer seen by many agents, none with a ticket: a list that was handed round (research 4.3, rule 17; Coinbase). */
export const sharedCustomer: Detector<State> = {
  kind: 'shared-customer',
  needs: ['accesses'],
  keyOf: (event) =>
    event.ok && event.agent !== '' && isAccess(event) && isUnexplained(event) && !isMiss(event)
      ? event.subject
      : null,
  fresh: () => ({ agents: [], times: [], ids: [] }),
  see(state, event, about) {
    const known = state.agents.indexOf(event.agent);
    if (known >= 0) {
      state.times[known] = event.at;
      return null;
    }
    const young = state.times.map((at) => event.at - at <= DAY);
    state.agents = [...state.agents.filter((_, index) => young[index]), event.agent].slice(-KEPT);
    state.ids = [...state.ids.filter((_, index) => young[index]), event.id].slice(-KEPT);
    state.times = [...state.times.filter((_, index) => young[index]), event.at].slice(-KEPT);
    const many = state.agents.length;
    if (many < about.threshold('agents')) return null;
    // Where work without tickets is usual, agents meet on customers by chance.
    const usual = about.usual('unexplained-a-day').peers;
    if (usual === null || usual.median > about.threshold('usualUnexplained')) return null;
    return {
      severity: many >= about.threshold('agents') * 2 ? 'high' : 'medium',
      reason: `Customer ${event.subject ?? ''} was seen by ${many} agents within a day, none with a ticket that explains it.`,
      events: [...state.ids],
      agents: [...state.agents],
    };
  },
  keepFor: DAY,
};
