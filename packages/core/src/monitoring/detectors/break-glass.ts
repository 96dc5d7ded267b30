import { isAccess } from '../access.ts';
import type { Detector } from '../detector.ts';
import { dayOf, secondsOf } from '../kept.ts';
import type { WatchedEvent } from '../watched.ts';

const OPENED = /^(emergency|break-glass|continuity)(-(approved|opened|used))?$/;
const REVIEWED = /^(emergency|break-glass|continuity|lease)-reviewed$/;
const OPEN = 32;

/** An emergency access that nobody reviewed yet. */
interface Open {
  /** The case where one is told, else the agent and day. */
  readonly name: string;
  readonly agent: string;
  readonly id: string;
  /** Seconds. */
  readonly due: number;
}

interface State {
  open: Open[];
}

const isOpening = (event: WatchedEvent): boolean =>
  event.kind === 'admin'
    ? event.ok && event.code !== null && OPENED.test(event.code)
    : isAccess(event) && event.flags.some((flag) => OPENED.test(flag));

const isReview = (event: WatchedEvent): boolean =>
  event.kind === 'admin' && event.ok && event.code !== null && REVIEWED.test(event.code);

/** A review names its case; without one it settles the oldest of somebody else, for nobody reviews themselves. */
function review(open: readonly Open[], event: WatchedEvent): Open[] {
  const found = open.find(({ name, agent }) =>
    event.ticket === null ? agent !== event.agent : name === event.ticket && agent !== event.agent,
  );
  return open.filter((one) => one !== found);
}

/**
 * Emergency access past the usual rules that nobody looked at afterwards (research 4.3, rule 21). Every event is looked at:
 * that a review is missing shows only by time going on.
 */
export const breakGlass: Detector<State> = {
  kind: 'break-glass',
  needs: ['administration'],
  keepFor: Infinity,
  keyOf: () => 'emergencies',
  fresh: () => ({ open: [] }),
  see(state, event, about) {
    const at = secondsOf(event.at);
    const [oldest] = state.open;
    const overdue = oldest !== undefined && oldest.due <= at ? oldest : null;
    if (overdue !== null) state.open.shift();
    if (isReview(event)) state.open = review(state.open, event);
    if (isOpening(event)) {
      const name = event.ticket ?? `${event.agent} ${dayOf(event.at)}`;
      if (!state.open.some((one) => one.name === name)) {
        if (state.open.length >= OPEN) state.open.shift();
        const due = at + about.threshold('hours') * 3600;
        state.open.push({ name, agent: event.agent, id: event.id, due });
        if (overdue === null)
          return { severity: 'low', reason: 'Used emergency access.', events: [event.id] };
      }
    }
    if (overdue === null) return null;
    return {
      severity: 'high',
      reason: `Emergency access was reviewed by nobody else within ${about.threshold('hours')} hours.`,
      events: [overdue.id],
      agents: overdue.agent === '' ? [] : [overdue.agent],
    };
  },
};
