import type { BadgeEvent, Door, Zone } from '../event.ts';

/** Who holds a badge. */
export type Holder =
  | { readonly kind: 'person'; readonly person: string; readonly leftAt: number | null }
  | { readonly kind: 'visitor'; readonly visitor: string; readonly escort: string };

/** A badge as the register has it. Times in epoch milliseconds. */
export interface Badge {
  readonly id: string;
  readonly holder: Holder;
  readonly from: number;
  readonly until: number | null;
  readonly lostAt: number | null;
}

/** What the rules look at: a day of one site. */
export interface Walk {
  /** As `ordered` gives them. */
  readonly events: readonly BadgeEvent[];
  /** Where it begins; what happened before is not known. */
  readonly from: number;
  readonly to: number;
  readonly doors: ReadonlyMap<string, Door>;
  readonly zones: ReadonlyMap<string, Zone>;
  readonly badges: ReadonlyMap<string, Badge>;
  /** Accesses that came from the site's network, by person, in the order of time. */
  readonly work: readonly { readonly person: string; readonly at: number }[];
  /** Whether a person is to work then, an hour around their shift counted in; null where no shift says it. */
  readonly onShift: (person: string, at: number) => boolean | null;
}

export const BADGE_RULES = [
  'passback',
  'work-unbadged',
  'after-hours',
  'badge-ended',
  'denied-series',
  'visitor-alone',
] as const;
export type BadgeRule = (typeof BADGE_RULES)[number];

/** What a rule saw. `context` is shown beside other things; a `signal` is looked at by somebody. */
export interface BadgeAlarm {
  readonly rule: BadgeRule;
  readonly level: 'context' | 'signal';
  /** Of the badge's holder; null for a visitor and for a number nobody has. */
  readonly person: string | null;
  readonly badge: string | null;
  /** When it was seen last. */
  readonly at: number;
  /** How often. */
  readonly times: number;
  /** One word more, where a rule has several ways: `lost`, `left`, `over`, `unregistered`. */
  readonly why: string | null;
}

/** Each rule is a fold over a walk; pure. */
export type Rule = (walk: Walk) => readonly BadgeAlarm[];

export function personOf(badge: Badge | undefined): string | null {
  return badge?.holder.kind === 'person' ? badge.holder.person : null;
}

/** One time that a rule saw something. */
export interface Hit {
  readonly badge: string | null;
  readonly at: number;
  readonly why?: string;
}

/** Alarms of one kind about one badge, put together. */
export function together(
  rule: BadgeRule,
  hits: readonly Hit[],
  walk: Walk,
  isSignal: (times: number, why: string | null) => boolean,
): readonly BadgeAlarm[] {
  const groups = Map.groupBy(hits, ({ badge, why }) => `${badge ?? ''} ${why ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const last = group.at(-1);
    if (last === undefined) return [];
    const [times, why] = [group.length, last.why ?? null];
    const person = last.badge === null ? null : personOf(walk.badges.get(last.badge));
    const level = isSignal(times, why) ? 'signal' : 'context';
    return [{ rule, level, person, badge: last.badge, at: last.at, times, why }];
  });
}
