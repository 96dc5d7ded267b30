import { quantile, type Alert } from '@cordon/core/monitoring';
import { dayEnded, type AgentDay } from './agentDays.ts';
import { isolationForest } from './isolationForest.ts';
import { none, type Watcher } from './watcher.ts';

/** Agent-days of the quiet time that may be called unusual: the same false alerts as ours are allowed. */
const FALSE_SHARE = 0.01;

/** An isolation forest over what each agent did in a day, asked when the day is over. */
export function forestWatcher(draw: () => number): Watcher {
  const days = new Map<string, AgentDay>();
  const quiet: (readonly number[])[] = [];
  let unusual: ((point: readonly number[]) => number) | null = null;
  let limit = Infinity;
  const judge = (day: AgentDay): readonly Alert[] => {
    const features = day.features();
    if (unusual === null) {
      quiet.push(features);
      return none;
    }
    return unusual(features) > limit ? [{ agent: day.agent, at: day.last, kind: 'isolation-forest' }] : none;
  };
  return {
    name: 'isolation forest',
    learnt() {
      const forest = isolationForest(quiet, draw);
      limit = quantile(quiet.map(forest), 1 - FALSE_SHARE);
      unusual = forest;
    },
    see(event) {
      if (event.agent === '') return none;
      const ended = dayEnded(days, event);
      return ended === null ? none : judge(ended);
    },
    end: () => [...days.values()].flatMap(judge),
  };
}
