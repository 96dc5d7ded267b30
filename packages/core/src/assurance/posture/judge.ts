import type { DeviceState } from './fold.ts';
import { platformOf, type Platform } from './platforms.ts';
import { lookedAt, ruleIds, type RuleId } from './rules.ts';

/** How a device stands against the agreed state. */
export interface Verdict {
  /** True only when every rule of its system was looked at and holds. */
  readonly ok: boolean;
  readonly platform: Platform | null;
  readonly failing: readonly RuleId[];
  /** Nothing tells: the query is not asked, or its beginning was missed. */
  readonly unknown: readonly RuleId[];
  /** The oldest report a rule rests on, epoch milliseconds; null when one has none. */
  readonly at: number | null;
}

/**
 * Judges the state of a device. What cannot be told does not pass, and a verdict is as old as the oldest report behind it: a
 * device that goes on telling its version and no more grows stale.
 * @param now epoch milliseconds; a device's clock that is ahead counts as now
 */
export function judge(state: DeviceState, now: number): Verdict {
  const platform = platformOf(state);
  if (platform === null) return { ok: false, platform, failing: [], unknown: ruleIds, at: null };
  const asked = ruleIds.flatMap((rule) => {
    const how = lookedAt(rule, platform);
    return how === undefined ? [] : [{ rule, found: how.look(state, now), topics: how.topics }];
  });
  const failing = asked.filter(({ found }) => found === 'broken').map(({ rule }) => rule);
  const unknown = asked.filter(({ found }) => found === 'unknown').map(({ rule }) => rule);
  const seen = Object.values(state).map(({ at }) => at);
  const newest = Math.min(now, Math.max(...seen));
  const times = asked
    .flatMap(({ topics }) => topics)
    .map((topic) => {
      const known = state[topic];
      // Nothing comes of a differential query while nothing changes: the device has only to be heard of.
      return known?.form === 'differential' ? newest : known?.at;
    });
  const at = times.includes(undefined) ? null : Math.min(now, ...times.filter((time) => time !== undefined));
  return { ok: failing.length === 0 && unknown.length === 0, platform, failing, unknown, at };
}
