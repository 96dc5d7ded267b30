import type { Citation, Decision, Duty, Principal } from '../kernel/index.ts';
import { checkConditions } from './conditions/check.ts';
import { checkHeld } from './held.ts';
import { DEFAULT_DENY, type Policy } from './policy.ts';
import { deepFreeze } from './table.ts';

/** The purpose of whoever watches how work was done, and the resource that stands for it in decisions and entries. */
export const WATCHING = { purpose: 'quality', resource: 'recording' } as const;

/** What the terms say of recorded sessions. */
export interface RecordingRule {
  readonly clause: string;
  readonly keepDays: number;
  /** Roles of the processor's people who may watch. */
  readonly reviewers: readonly string[];
}

/** Asked of an agent at work on tickets only; whoever watches signs no undertaking of an agent and has no shift. */
const ofAgents: ReadonlySet<string> = new Set(['undertaking', 'shift', 'training']);

/**
 * Whether sessions are recorded under these terms: of several duties the one that keeps least, and only who all name may watch.
 * @returns null where no duty of the kind `recording` stands
 */
export function recordingRule(duties: readonly Duty[]): RecordingRule | null {
  const found = duties.flatMap(({ kind, clause, keepDays, reviewers }) =>
    kind === 'recording' && typeof keepDays === 'number' && Array.isArray(reviewers)
      ? [{ clause, keepDays, reviewers: reviewers.filter((role) => typeof role === 'string') }]
      : [],
  );
  const [least] = found.toSorted((a, b) => a.keepDays - b.keepDays);
  if (least === undefined) return null;
  const reviewers = least.reviewers.filter((role) => found.every((rule) => rule.reviewers.includes(role)));
  return { ...least, reviewers };
}

/**
 * Decides whether somebody may watch a recorded session. Pure, and apart from `decide`: no permission on tickets opens a
 * recording, and the duty to record opens no ticket.
 * @param principal its role is what the person is in their own party, e.g. `qa-analyst`
 * @param now epoch milliseconds
 * @returns allowed with the one field `events` as `redact`, or refused; either way at least one clause is cited
 */
export function decideWatching(policy: Policy | null, principal: Principal, now: number): Decision {
  if (policy === null) {
    return refuse('no-agreement', { agreement: null, clause: DEFAULT_DENY, effect: 'default' });
  }
  const { terms, otherwise } = policy;
  if (!(now >= policy.from && now < policy.until)) return refuse('agreement-expired', otherwise);
  if (principal.party !== terms[principal.side]) return refuse('no-agreement', otherwise);
  const owed = checkHeld(policy, principal, now);
  if (owed !== null) return owed;
  const rule = recordingRule(terms.duties);
  if (rule === null) return refuse('not-permitted', otherwise);
  const conditions = policy.conditions.filter(({ kind }) => !ofAgents.has(kind));
  const held = checkConditions(conditions, principal, now);
  if (!held.hold) return refuse(held.code, held.citation);
  const citation: Citation = { agreement: terms.agreement, clause: rule.clause, effect: 'permission' };
  if (principal.side === 'processor' && !rule.reviewers.includes(principal.role)) {
    return refuse('not-permitted', citation);
  }
  return deepFreeze({
    allow: true,
    treatments: { events: 'redact' as const },
    rights: {},
    obligations: [{ kind: 'redact-text' as const }],
    citations: [citation, ...conditions.map((one) => one.citation)],
  });
}

function refuse(code: Extract<Decision, { allow: false }>['code'], citation: Citation): Decision {
  return deepFreeze({ allow: false, code, citations: [citation] });
}
