import type {
  Allowed,
  Citation,
  Decision,
  Permittable,
  Principal,
  Refused,
  Request,
  RowScope,
  TicketState,
} from '../kernel/index.ts';
import { answer, forEvery, onlySight, withoutReveal } from './answer.ts';
import { covers } from './category.ts';
import { refuse } from './refuse.ts';
import { checkConditions } from './conditions/check.ts';
import { runningExceptions } from './exceptions.ts';
import {
  DEFAULT_DENY,
  isAct,
  type ActRule,
  type EveryRule,
  type OperationRule,
  type Policy,
} from './policy.ts';
import { entry } from './table.ts';
import { checkHeld, checkPace } from './held.ts';
import { isBound, isInHand, worksUnbound } from './ticket.ts';
import { decideUnsealing } from './unseal.ts';
import { isSteppedUp } from './stepUp.ts';

/** What the permissions give before ticket, limits and step-up are looked at. */
interface Granted {
  readonly answer: Allowed;
  readonly rule: OperationRule;
  /** Set for lookup, confirm and reveal. */
  readonly act: ActRule | null;
}

const NO_AGREEMENT = refuse('no-agreement', [{ agreement: null, clause: DEFAULT_DENY, effect: 'default' }]);

/**
 * Decides one access. Pure: the answer depends on the four arguments only, and nothing in them is changed.
 * @param policy the compiled terms in force between the parties, or null when there are none
 * @param principal who asks, with the facts the server's feeds know
 * @param request what is asked, with the ticket and the budgets as they stand before the access
 * @param now epoch milliseconds
 * @returns allowed, with a treatment per field asked for, rights and obligations; or refused, with a code.
 *   Either way at least one clause is cited. For a reveal the treatment of its field is `clear`.
 */
export function decide(policy: Policy | null, principal: Principal, request: Request, now: number): Decision {
  if (policy === null) return NO_AGREEMENT;
  if (!(now >= policy.from && now < policy.until)) return refuse('agreement-expired', [policy.otherwise]);
  if (!isParty(policy, principal)) return refuse('no-agreement', [policy.otherwise]);

  const owed = checkHeld(policy, principal, now);
  if (owed !== null) return owed;

  const { operation } = request;
  if (operation === 'unseal') {
    return checkPace(policy, principal, request) ?? decideUnsealing(policy, principal, request, now);
  }

  const every = everyRule(policy, principal, request);
  const exceptions = every === null ? runningExceptions(policy, principal, request, now) : [];
  const emergency = exceptions.find(({ kind }) => kind === 'emergency');
  const conditions = checkConditions((every ?? policy).conditions, principal, now, exceptions);
  if (!conditions.hold) return refuse(conditions.code, [conditions.citation]);
  const { stale } = conditions;
  if (stale.length > 0 && request.operation === 'reveal') {
    return refuse(
      'condition-stale',
      stale.map((each) => each.citation),
    );
  }

  // A shift binds whether or not a clause speaks of shifts: an assignment is for the time it names.
  if (principal.facts.shift?.value === false && emergency === undefined)
    return refuse('outside-hours', [policy.otherwise]);

  const granted = checkPermission(policy, principal, { ...request, operation });
  if ('code' in granted) return granted;

  const { ticket } = request;
  const bound = ticket !== null && isBound(ticket);
  if (emergency !== undefined && !bound) return refuse('ticket-not-in-hand', [emergency.citation]);
  const ticketRefusal =
    emergency === undefined && every === null ? checkTicket(policy, principal, request, granted, now) : null;
  if (ticketRefusal !== null) return ticketRefusal;

  const { usage, rows = 1 } = request;
  const spending = { operation, usage, bound, rows, every: every !== null };
  for (const limit of policy.limits) {
    if (limit.allows === undefined) return refuse('condition-unfed', [limit.citation]);
    if (!limit.allows(spending)) return refuse('limit-reached', [limit.citation]);
  }
  const slowed = checkPace(policy, principal, request);
  if (slowed !== null) return slowed;

  if (every !== null) {
    const left = Math.max(0, every.perDay - usage.subjectsToday);
    return withoutReveal(
      forEvery(granted.answer, every.leastGroup, left),
      stale.map((each) => each.obligation),
    );
  }

  const { act, rule } = granted;
  if ((act?.stepUp ?? rule.stepUp) && !isSteppedUp(policy, principal, now)) {
    return refuse('step-up-needed', [...(act ?? rule).citations, ...policy.stepUp.citations]);
  }
  if (emergency === undefined && bound && stale.length === 0) return granted.answer;
  const by = [
    ...stale.flatMap((each) => each.by ?? []),
    ...(emergency === undefined ? [] : [emergency.citation]),
  ];
  const masked = withoutReveal(
    granted.answer,
    stale.map((each) => each.obligation),
    [...new Set(by)],
  );
  return emergency === undefined ? masked : onlySight(masked);
}

/** What an account reads under that asks for a purpose in which every customer is open to its role; null for all else. */
function everyRule(policy: Policy, { kind, role }: Principal, { purpose }: Request): EveryRule | null {
  return kind === 'service' && rowsOf(policy, role, purpose) === 'every-customer' ? policy.every : null;
}

function rowsOf(policy: Policy, role: string, purpose: string): RowScope | undefined {
  return entry(entry(policy.roles, role)?.purposes ?? {}, purpose)?.subjects;
}

function isParty(policy: Policy, principal: Principal): boolean {
  const { party, side } = principal;
  const { processor, controller } = policy.terms;
  return (side === 'processor' && party === processor) || (side === 'controller' && party === controller);
}

function checkPermission(
  policy: Policy,
  principal: Principal,
  request: Request & { readonly operation: Permittable },
): Granted | Refused {
  const role = entry(policy.roles, principal.role);
  if (role === undefined) return refuse('not-permitted', [policy.otherwise]);
  const purpose = entry(role.purposes, request.purpose);
  if (purpose === undefined) return refuse('not-permitted', role.nearest);
  if (purpose.subjects === 'every-customer' && principal.kind !== 'service') {
    return refuse('not-permitted', purpose.nearest);
  }
  const resource = request.source === policy.source ? entry(purpose.resources, request.resource) : undefined;
  const rule = resource === undefined ? undefined : entry(resource.operations, request.operation);
  if (rule === undefined) return refuse('not-permitted', purpose.nearest);

  const { operation, fields } = request;
  if (isAct(operation)) {
    const [field, ...more] = fields ?? [];
    if (field === undefined || more.length > 0) return refuse('bad-request', rule.citations);
    const fieldRule = entry(rule.fields, field);
    if (fieldRule?.act) return { answer: fieldRule.act.answer, rule, act: fieldRule.act };
    return refuse('field-not-granted', nearestOf(fieldRule?.nearest, rule));
  }

  if (fields === undefined) {
    return rule.whole === null
      ? refuse('not-permitted', rule.citations)
      : { answer: rule.whole, rule, act: null };
  }
  if (fields.length === 0) return refuse('bad-request', rule.citations);
  if (fields.some((field) => entry(rule.fields, field) === undefined)) {
    return refuse('field-not-granted', rule.citations);
  }
  const always = purpose.subjects === 'every-customer' ? policy.every?.always : policy.always;
  const named = answer(operation, rule.fields, fields, rule.citations, always ?? policy.always);
  const shows = Object.values(named.treatments).some((treatment) => treatment !== 'hidden');
  if ((operation === 'read' || operation === 'export') && !shows) {
    const hiding = fields.flatMap((field) => entry(rule.fields, field)?.citation ?? []);
    return refuse('field-not-granted', hiding);
  }
  return { answer: named, rule, act: null };
}

function nearestOf(nearest: readonly Citation[] | undefined, rule: OperationRule): readonly Citation[] {
  return nearest === undefined || nearest.length === 0 ? rule.citations : nearest;
}

function checkTicket(
  policy: Policy,
  principal: Principal,
  request: Request,
  granted: Granted,
  now: number,
): Refused | null {
  const { ticket, operation } = request;
  const inHand = ticket !== null && isInHand(ticket, principal, policy.ticket, now);
  if (!inHand || !(worksUnbound(operation) || isBound(ticket))) {
    const own = policy.ticket.citation === null ? [] : [policy.ticket.citation];
    return refuse('ticket-not-in-hand', [...own, ...granted.rule.citations]);
  }
  if (operation !== 'confirm') return null;
  const citations = granted.act?.citations ?? granted.rule.citations;
  if (!hasTries(ticket)) return refuse('attempts-exhausted', citations);
  return !isBound(ticket) && isClaim(ticket, categoryOf(policy, request))
    ? refuse('confirm-another-value', citations)
    : null;
}

function hasTries(ticket: TicketState): boolean {
  return ticket.confirmTriesLeft > 0;
}

/** What the caller was looked up by would confirm itself: the claim would be its own proof. */
function isClaim({ claimedBy }: TicketState, category: string | undefined): boolean {
  return claimedBy.some((claimed) => category === undefined || covers(claimed, category));
}

function categoryOf(policy: Policy, { resource, fields }: Request): string | undefined {
  return policy.dataMap.resources
    .find(({ name }) => name === resource)
    ?.fields.find(({ name }) => name === fields?.[0])?.category;
}
