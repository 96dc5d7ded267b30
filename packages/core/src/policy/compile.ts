import type { Citation, Condition, DataMap, Limit, Terms } from '../kernel/index.ts';
import { checkDataMap, checkTerms } from './checkTerms.ts';
import { checkEvery, EVERY_LIMITS } from './checkEvery.ts';
import { conditionKinds } from './conditions/index.ts';
import { STEP_UP_MINUTES } from './conditions/mfa.ts';
import { dutyKinds } from './duties/index.ts';
import { resolveGrants } from './grants.ts';
import { limitKinds } from './limits/index.ts';
import {
  DEFAULT_DENY,
  type ConditionRule,
  type EveryRule,
  type ExceptionRule,
  type LimitRule,
  type Policy,
  type Problem,
  type QualityRule,
  type StepUpRule,
  type TicketRule,
} from './policy.ts';
import { deepFreeze, entry, table, type Table } from './table.ts';
import { minutes, parseInstant } from './time.ts';

/** Minutes a ticket stays in hand after the last work on it, when the terms say nothing. */
const IN_HAND_MINUTES = 30;

export type Compiled =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Compiles the terms of an agreement for one data map, so that a decision is table look-ups plus the checks of
 * conditions and limits. A condition or limit of a kind that no file knows compiles, and refuses everybody:
 * `unfedConditions` and `unknownLimits` tell before it is signed.
 * @param terms as parsed from the signed annex
 * @param termsHash SHA-256 of the annex, 64 hex digits
 * @param dataMap what the source holds
 * @param stage `drafted`: a grant that reaches no field of the map is a problem; `signed`: it shows nothing
 * @returns the deep-frozen policy, or every problem found; never throws
 */
export function compile(
  terms: Terms,
  termsHash: string,
  dataMap: DataMap,
  stage: 'drafted' | 'signed' = 'drafted',
): Compiled {
  const form = [...checkTerms(terms, stage === 'signed' ? null : dataMap), ...checkDataMap(dataMap)];
  if (form.length === 0) form.push(...checkEvery(terms));
  if (!/^[0-9a-f]{64}$/.test(termsHash)) {
    form.push({ clause: 'terms', problem: 'the hash of the terms must be 64 hex digits' });
  }
  if (form.length > 0) return { ok: false, problems: form };

  const problems: Problem[] = [];
  const own = deepFreeze(JSON.parse(JSON.stringify(terms)) as Terms);
  const from = parseInstant(own.inForce.from);
  const until = parseInstant(own.inForce.until);
  const conditions = own.conditions.map((condition) => compileCondition(condition, own, problems));
  const limits = own.limits.map((limit) => compileLimit(limit, own, problems));
  for (const duty of own.duties) {
    const prepared = entry(dutyKinds, duty.kind)?.prepare(duty);
    if (prepared?.ok === false) problems.push(...problemsAt(duty.clause, prepared.problems));
  }
  if (problems.length > 0 || from === undefined || until === undefined) return { ok: false, problems };

  const ticket = compileTicket(own);
  const otherwise: Citation = {
    agreement: own.agreement,
    clause: own.general?.clause ?? DEFAULT_DENY,
    effect: 'default',
  };
  const always = [
    ...conditions.map((condition) => condition.citation),
    ...(ticket.citation === null ? [] : [ticket.citation]),
  ];
  const every = compileEvery(own, conditions, limits);
  const policy: Policy = {
    agreement: own.agreement,
    termsHash,
    terms: own,
    source: dataMap.source,
    dataMap: JSON.parse(JSON.stringify(dataMap)) as DataMap,
    from,
    until,
    conditions,
    limits,
    ticket,
    lease: compileException(own, own.continuityLease, minutes((own.continuityLease?.hours ?? 0) * 60)),
    quality: compileQuality(own),
    emergency: compileException(own, own.emergencyAccess, minutes(own.emergencyAccess?.minutes ?? 0)),
    stepUp: compileStepUp(own),
    every,
    roles: resolveGrants(own, dataMap, {
      ...{ agreement: own.agreement, otherwise },
      always: { 'ticket-in-hand': always, 'every-customer': every?.always ?? always },
    }),
    resources: table(
      dataMap.resources.map((resource) => [resource.name, resource.fields.map((field) => field.name)]),
    ),
    labels: labelsOf(dataMap),
    always,
    otherwise,
  };
  return { ok: true, policy: deepFreeze(policy) };
}

function compileCondition(condition: Condition, terms: Terms, problems: Problem[]): ConditionRule {
  const kind = entry(conditionKinds, condition.kind);
  const prepared = kind?.prepare(condition);
  if (prepared?.ok === false) problems.push(...problemsAt(condition.clause, prepared.problems));
  if (kind?.factNeeded === null && condition.staleAfterMinutes !== undefined) {
    problems.push({
      clause: condition.clause,
      problem: `${condition.kind} has no feed that could grow stale`,
    });
  }
  const { staleAfterMinutes, onStale, forMinutes = 0 } = condition;
  return {
    kind: condition.kind,
    factNeeded: kind?.factNeeded ?? null,
    check: prepared?.ok === true ? prepared.check : undefined,
    staleAfter: staleAfterMinutes === undefined ? null : minutes(staleAfterMinutes),
    standsFor: onStale === 'masked-only' ? minutes(forMinutes) : 0,
    staleCode: kind?.staleCode ?? 'condition-stale',
    sparesService: kind !== undefined && kind.sparesService !== null,
    yieldsTo: kind?.yieldsTo ?? [],
    citation: { agreement: terms.agreement, clause: condition.clause, effect: 'condition' },
  };
}

function compileLimit(limit: Limit, terms: Terms, problems: Problem[]): LimitRule {
  const prepared = entry(limitKinds, limit.kind)?.prepare(limit);
  if (prepared?.ok === false) problems.push(...problemsAt(limit.clause, prepared.problems));
  return {
    allows: prepared?.ok === true ? prepared.allows : undefined,
    citation: { agreement: terms.agreement, clause: limit.clause, effect: 'limit' },
  };
}

function problemsAt(clause: string, problems: readonly string[]): readonly Problem[] {
  return problems.map((problem) => ({ clause, problem }));
}

function compileTicket(terms: Terms): TicketRule {
  const rule = terms.ticketInHand;
  return {
    atOnce: rule?.atOnce ?? Number.POSITIVE_INFINITY,
    inHandFor: minutes(rule?.minutes ?? IN_HAND_MINUTES),
    citation:
      rule === undefined ? null : { agreement: terms.agreement, clause: rule.clause, effect: 'condition' },
  };
}

function compileException(
  { agreement }: Terms,
  rule: { readonly clause: string } | undefined,
  atMost: number,
): ExceptionRule | null {
  return rule === undefined
    ? null
    : { atMost, citation: { agreement, clause: rule.clause, effect: 'permission' } };
}

function compileQuality({ agreement, quality }: Terms): QualityRule | null {
  if (quality === undefined) return null;
  const { clause, ...rule } = quality;
  return { ...rule, citation: { agreement, clause, effect: 'permission' } };
}

/** The largest group and the smallest budget bind; `checkTerms` sees to it that there is one of each. */
function compileEvery(
  { permissions, limits: stated }: Terms,
  conditions: readonly ConditionRule[],
  limits: readonly LimitRule[],
): EveryRule | null {
  if (!permissions.some(({ subjects }) => subjects === 'every-customer')) return null;
  const of = (kind: string): readonly number[] =>
    stated.flatMap((limit) => (limit.kind === kind ? [limit.max] : []));
  const asked = conditions.filter(({ sparesService }) => !sparesService);
  const counted = limits.filter((_, nth) => EVERY_LIMITS.some((kind) => kind === stated[nth]?.kind));
  return {
    conditions: asked,
    leastGroup: Math.max(...of('group-size')),
    perDay: Math.min(...of('subjects-per-day')),
    always: [...asked, ...counted].map(({ citation }) => citation),
  };
}

function compileStepUp(terms: Terms): StepUpRule {
  const stated = terms.conditions.flatMap((condition) => {
    const within = condition.stepUpMinutes;
    return condition.kind === 'mfa' && typeof within === 'number'
      ? [{ within, clause: condition.clause }]
      : [];
  });
  return {
    within: minutes(Math.min(STEP_UP_MINUTES, ...stated.map((each) => each.within))),
    citations: stated.map(({ clause }) => ({ agreement: terms.agreement, clause, effect: 'condition' })),
  };
}

function labelsOf(dataMap: DataMap): Table<string> {
  const fields = dataMap.resources.flatMap((resource) => resource.fields);
  return table(
    fields
      .filter((field) => fields.every((other) => other.name !== field.name || other.label === field.label))
      .map((field) => [field.name, field.label]),
  );
}
