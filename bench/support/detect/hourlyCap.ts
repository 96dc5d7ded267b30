import { quantile } from '@cordon/core/monitoring';
import { none, type Watcher } from './watcher.ts';

const HOUR = 3_600_000;
/** Agent-hours of the quiet days below the cap: about one false alert in a hundred days of eight hours, as ours may. */
const BELOW = 0.9988;

/** The plainest rule there is: so many different customers an hour, the same for everybody, set by the quiet days. */
export function hourlyCap(): Watcher {
  const counts: number[] = [];
  const hours = new Map<string, { hour: number; subjects: Set<string> }>();
  let cap = Infinity;
  return {
    name: 'hourly cap',
    learnt() {
      cap = quantile(counts, BELOW);
      counts.length = 0;
    },
    see({ agent, at, subject }) {
      if (subject === null || agent === '') return none;
      const hour = Math.floor(at / HOUR);
      let seen = hours.get(agent);
      if (seen?.hour !== hour) {
        if (seen !== undefined && cap === Infinity) counts.push(seen.subjects.size);
        seen = { hour, subjects: new Set() };
        hours.set(agent, seen);
      }
      if (seen.subjects.has(subject)) return none;
      seen.subjects.add(subject);
      return seen.subjects.size === Math.floor(cap) + 1 ? [{ agent, at, kind: 'hourly-cap' }] : none;
    },
    end: () => none,
  };
}
