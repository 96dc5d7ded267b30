import type { Citation, Decision, Principal } from '../kernel/index.ts';
import { checkConditions } from './conditions/check.ts';
import { checkHeld } from './held.ts';
import { DEFAULT_DENY, type Policy } from './policy.ts';
import { deepFreeze } from './table.ts';

/**
 * What only an agent at work on tickets is asked for: nobody else signs the undertaking or has a shift, and what is
 * reviewed has no customer in it.
 */
const ofAgents: ReadonlySet<string> = new Set(['undertaking', 'shift', 'training']);

/**
 * Decides about anonymised conversations: whether somebody may review them, and whether the job may make them. Pure, like
 * `decide`, and apart from it: no permission of the terms opens anything here, and what opens here opens no source.
 * @param principal a person, or the job (`service`), of which no condition about people is asked
 * @param fields names that stand in the decision, each shown with its personal data removed
 * @param now epoch milliseconds
 * @returns allowed with every field as `redact`; or refused. Either way at least one clause is cited
 */
export function decideQuality(
  policy: Policy | null,
  principal: Principal,
  fields: readonly string[],
  now: number,
): Decision {
  if (policy === null) return refuse('no-agreement', [NOTHING]);
  const { terms, quality, otherwise } = policy;
  if (!(now >= policy.from && now < policy.until)) return refuse('agreement-expired', [otherwise]);
  const { party, side, kind, role } = principal;
  if (party !== terms[side]) return refuse('no-agreement', [otherwise]);
  const owed = checkHeld(policy, principal, now);
  if (owed !== null) return owed;
  if (quality === null) return refuse('not-permitted', [otherwise]);
  const { citation } = quality;
  const service = kind === 'service';
  const conditions = service ? [] : policy.conditions.filter((rule) => !ofAgents.has(rule.kind));
  const held = checkConditions(conditions, principal, now);
  if (!held.hold) return refuse(held.code, [held.citation]);
  const may = side === 'controller' || (!service && quality.roles.includes(role));
  if (!may) return refuse('not-permitted', [citation]);
  return deepFreeze({
    allow: true,
    treatments: Object.fromEntries(fields.map((field) => [field, 'redact' as const])),
    rights: {},
    obligations: [{ kind: 'redact-text' }, { kind: 'mark' }],
    citations: [citation, ...conditions.map((rule) => rule.citation)],
  });
}

const NOTHING: Citation = { agreement: null, clause: DEFAULT_DENY, effect: 'default' };

function refuse(code: Extract<Decision, { allow: false }>['code'], citations: readonly Citation[]): Decision {
  return deepFreeze({ allow: false, code, citations });
}
