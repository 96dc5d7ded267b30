import { platformNames, type Platform } from './platforms.ts';
import { ASK_ADMIN, lookedAt, ruleIds, rules, type Finding, type RuleId } from './rules.ts';

/** A rule of the agreed state, and how a device stands against it, in words. */
interface RuleStanding {
  readonly rule: RuleId;
  readonly title: string;
  readonly wrong: string;
  readonly found: Finding;
  readonly why: string;
  readonly mend: string;
}

/** Every rule that is asked of a device, in words: broken ones first, then what is not known. */
export function ruleStandings(device: {
  readonly platform: Platform | null;
  readonly failing: readonly RuleId[];
  readonly unknown: readonly RuleId[];
  /** Whether it reported at all. */
  readonly told: boolean;
}): readonly RuleStanding[] {
  const { platform, failing, unknown, told: reported } = device;
  const asked = ruleIds.filter((rule) => platform === null || lookedAt(rule, platform) !== undefined);
  const rank: readonly Finding[] = ['broken', 'unknown', 'kept'];
  return asked
    .map((rule) => {
      const known = reported && !unknown.includes(rule);
      const found: Finding = failing.includes(rule) ? 'broken' : known ? 'kept' : 'unknown';
      const { title, wrong, why } = rules[rule];
      return { rule, title, wrong, found, why, mend: mendOf(rule, platform) };
    })
    .toSorted((a, b) => rank.indexOf(a.found) - rank.indexOf(b.found));
}

/** How a rule is mended on a system, for people. */
export function mendOf(rule: RuleId, platform: Platform | null): string {
  const words = platform === null ? undefined : lookedAt(rule, platform)?.mend;
  return (
    words ??
    `${ASK_ADMIN} Cordon does not know this system (${Object.values(platformNames).join(', ')} are known).`
  );
}
