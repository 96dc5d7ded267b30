import { accessKinds, quantile, type Alert } from '@cordon/core/monitoring';
import { dayEnded, type AgentDay } from './agentDays.ts';
import { isolationForest } from './isolationForest.ts';
import { none, type Watcher } from './watcher.ts';

/** Agent-days of the quiet time that may be called unusual: the same false alerts as ours are allowed. */
const FALSE_SHARE = 0.01;

/** What is not somebody's own doing, or tells nothing of it. */
const people: ReadonlySet<string> = new Set([...accessKinds, 'ticket-opened', 'sign-in']);
/** Queues with fewer quiet days than this share one forest. */
const ENOUGH = 60;

interface Judge {
  readonly unusual: (point: readonly number[]) => number;
  readonly limit: number;
}

/** Isolation forests over what each agent did in a day, one a queue, asked when the day is over. */
export function forestWatcher(draw: () => number): Watcher {
  const days = new Map<string, AgentDay>();
  const quiet: AgentDay[] = [];
  const judges = new Map<string, Judge>();
  const judge = (day: AgentDay): readonly Alert[] => {
    const own = judges.get(day.queue) ?? judges.get('');
    if (own === undefined) {
      quiet.push(day);
      return none;
    }
    const isUnusual = own.unusual(day.features()) > own.limit;
    return isUnusual ? [{ agent: day.agent, at: day.last, kind: 'isolation-forest' }] : none;
  };
  return {
    name: 'isolation forest',
    learnt() {
      for (const [queue, some] of [['', quiet] as const, ...Map.groupBy(quiet, (day) => day.queue)]) {
        if (some.length < ENOUGH) continue;
        const points = some.map((day) => day.features());
        const unusual = isolationForest(points, draw);
        judges.set(queue, { unusual, limit: quantile(points.map(unusual), 1 - FALSE_SHARE) });
      }
      quiet.length = 0;
    },
    see(event) {
      if (event.agent === '' || !people.has(event.kind)) return none;
      const ended = dayEnded(days, event);
      return ended === null ? none : judge(ended);
    },
    end: () => [...days.values()].flatMap(judge),
  };
}
