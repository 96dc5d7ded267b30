import type {
  Condition,
  DataMap,
  FieldGrant,
  Limit,
  Permittable,
  Permission,
  Principal,
  Request,
  Terms,
} from '@cordon/core/kernel';

/*
 * The rules of an agreement as Cedar policies, written from the design and not from our code: the oracle our
 * decisions are compared with, and the rules both engines are measured on.
 *
 * Cedar answers allow or deny for one resource. So a field is a Cedar resource, its category an ancestor of it, and
 * the question about a table is asked field by field. What has no place in a yes or no (treatments, obligations,
 * which clause is cited) stays out. Cedar skips a policy whose evaluation fails, a forbid included, hence the
 * many `has`.
 */

type Json = string | number | boolean | Json[] | { [key: string]: Json };

interface Uid {
  readonly type: string;
  readonly id: string;
}

interface Entity {
  readonly uid: Uid;
  readonly attrs: Record<string, never>;
  readonly parents: Uid[];
}

/** One call of Cedar, but for the policies. */
export interface Question {
  readonly principal: Uid;
  readonly action: Uid;
  readonly resource: Uid;
  readonly context: Record<string, Json>;
  readonly entities: Entity[];
}

const SKEW = 60_000;
const ACTS: readonly Permittable[] = ['lookup', 'confirm', 'reveal'];
const SIGHT: readonly Permittable[] = ['read', 'export'];
const OTHERS: readonly Permittable[] = ['note', 'reply', 'act'];
const STEP_UP_MINUTES = 10;

const text = (value: string): string => JSON.stringify(value);
const actions = (some: readonly Permittable[]): string =>
  `[${some.map((one) => `Action::${text(one)}`).join(', ')}]`;
const past = (at: string): string => `${at} - context.now <= ${String(SKEW)}`;
const recent = (at: string, minutes: number): string =>
  `context.now - ${at} < ${String(minutes * 60_000)} && ${past(at)}`;
const forbidAll = (clause: string, unless: string): string =>
  `@clause(${text(clause)}) forbid(principal, action, resource) unless { ${unless} };`;
const forbid = (clause: string, operation: Permittable, unless: string): string =>
  `@clause(${text(clause)}) forbid(principal, action == Action::${text(operation)}, resource) unless { ${unless} };`;

/** Conditions about people, of which an account is asked nothing. */
const ABOUT_PEOPLE = ['mfa', 'hours'];

/** Terms as the text of a Cedar policy set. */
export function toCedar(terms: Terms): string {
  const every = readsEvery(terms);
  return [
    ...frame(terms),
    ...terms.conditions.map((each) =>
      fromCondition(each, ABOUT_PEOPLE.includes(each.kind) ? every : 'false'),
    ),
    ...ticketInHand(terms, every),
    ...terms.limits.map((each) => fromLimit(each, every)),
    ...terms.permissions.flatMap((permission) => fromPermission(permission, terms)),
  ].join('\n');
}

/** True of an account that asks where rows of every customer are open: no ticket is asked for, nor what is asked of people. */
function readsEvery({ permissions }: Terms): string {
  const each = permissions
    .filter(({ subjects }) => subjects === 'every-customer')
    .map((permission) => `(${whoseIs(permission)})`);
  return each.length === 0 ? 'false' : `(context.service && (${each.join(' || ')}))`;
}

function whoseIs({ roles, purpose }: Permission): string {
  return `principal in [${roles.map((role) => `Role::${text(role)}`).join(', ')}] && context.purpose == ${text(purpose)}`;
}

function frame(terms: Terms): readonly string[] {
  const side = (name: string, party: string): string =>
    `(context.side == ${text(name)} && context.party == ${text(party)})`;
  return [
    forbidAll(
      'term',
      `context.now >= ${instant(terms.inForce.from)} && context.now < ${instant(terms.inForce.until)}`,
    ),
    forbidAll('party', `${side('processor', terms.processor)} || ${side('controller', terms.controller)}`),
  ];
}

function instant(at: string): string {
  return String(Date.parse(at));
}

function fromCondition(condition: Condition, spared: string): string {
  const { clause, kind, staleAfterMinutes, onStale, forMinutes = 0 } = condition;
  if (kind === 'hours') return forbidAll(clause, `${spared} || (${withinHours(condition)})`);
  const holds: Readonly<Record<string, string>> = {
    mfa: `context.mfa.value && ${recent('context.mfa.at', Number(condition.maxAgeMinutes))}`,
    network: 'context.network.value',
    suspension: '!context.suspension.value',
  };
  const verdict = holds[kind];
  if (verdict === undefined) return forbidAll(clause, 'false');
  const at = `context.${kind}.at`;
  const known = `context has ${kind} && ${past(at)} && ${verdict}`;
  if (staleAfterMinutes === undefined) return forbidAll(clause, `${spared} || (${known})`);
  if (onStale !== 'masked-only')
    return forbidAll(clause, `${spared} || (${known} && ${recent(at, staleAfterMinutes)})`);
  return [
    forbidAll(clause, `${spared} || (${known} && ${recent(at, staleAfterMinutes + forMinutes)})`),
    forbid(clause, 'reveal', `context has ${kind} && ${recent(at, staleAfterMinutes)}`),
  ].join('\n');
}

function withinHours(condition: Condition): string {
  const minuteOf = (value: unknown): number => {
    const [hour, minute] = String(value).split(':');
    return Number(hour) * 60 + Number(minute);
  };
  const wall = `context.wall[${text(String(condition.timeZone))}]`;
  const from = minuteOf(condition.from);
  const to = minuteOf(condition.to);
  const days = condition.days as readonly string[] | undefined;
  const on = (which: string): string =>
    days === undefined ? 'true' : `${JSON.stringify(days)}.contains(${wall}.${which})`;
  const starts = `${wall}.minute >= ${String(from)}`;
  const ends = `${wall}.minute < ${String(to)}`;
  return from < to
    ? `${on('today')} && ${starts} && ${ends}`
    : `(${on('today')} && ${starts}) || (${on('yesterday')} && ${ends})`;
}

const BOUND = 'context.ticket has subject && ["request", "mail", "caller"].contains(context.ticket.boundBy)';

function ticketInHand(terms: Terms, every: string): readonly string[] {
  const rule = terms.ticketInHand;
  const clause = rule?.clause ?? 'ticket';
  const held = rule === undefined ? '' : ` && context.ticket.heldAtOnce <= ${String(rule.atOnce)}`;
  const mine = 'context.ticket has assignee && context.ticket.assignee == principal';
  const fresh = recent('context.ticket.lastWorkAt', rule?.minutes ?? 30);
  const needBound = [...SIGHT, ...OTHERS, 'reveal' as const];
  return [
    forbidAll(
      clause,
      `${every} || (context has ticket && context.ticket.open && ${mine} && ${fresh}${held})`,
    ),
    ...needBound.map((operation) =>
      forbid(clause, operation, `${every} || (context has ticket && ${BOUND})`),
    ),
    forbid(clause, 'confirm', 'context has ticket && context.ticket.confirmTriesLeft > 0'),
    forbid(clause, 'confirm', `context has ticket && (${BOUND} || !(resource in context.ticket.claimedBy))`),
  ];
}

function fromLimit(limit: Limit, every: string): string {
  const { clause, kind } = limit;
  const max = String(limit.max);
  switch (kind) {
    case 'subjects-per-shift': {
      const unbound = limit.withoutBoundTicket;
      const least = typeof unbound === 'number' ? String(unbound) : max;
      const reached = `!context.newSubject || context.subjects < ${max}`;
      const guessed = `!context.newUnbound || context.unbound < ${least}`;
      return forbidAll(
        clause,
        `${every} || (context has ticket && (if ${BOUND} then ${reached} else ${guessed}))`,
      );
    }
    case 'reveals-per-shift':
      return forbid(clause, 'reveal', `context.reveals < ${max}`);
    case 'lookups-per-shift':
      return forbid(clause, 'lookup', `context.lookups < ${max}`);
    case 'subjects-per-day':
      return forbidAll(clause, `!${every} || context.subjectsToday <= ${max}`);
    // Says how figures are made, not whether.
    case 'group-size':
      return '';
    default:
      return forbidAll(clause, 'false');
  }
}

function fromPermission(permission: Permission, terms: Terms): readonly string[] {
  const whose = `${whoseIs(permission)}${permission.subjects === 'every-customer' ? ' && context.service' : ''}`;
  const listed = (some: readonly Permittable[]): readonly Permittable[] =>
    some.filter((operation) => permission.operations.includes(operation));
  const rule = (effect: string, some: readonly Permittable[], grant: FieldGrant, unless = ''): string[] => {
    if (some.length === 0) return [];
    const clause = grant.clause ?? permission.clause;
    const resource = `resource in Category::${text(grant.category)}`;
    return [
      `@clause(${text(clause)}) ${effect}(principal, action in ${actions(some)}, ${resource}) when { ${whose} }${unless};`,
    ];
  };
  return permission.fields.flatMap((grant) => {
    const given = listed(ACTS).filter((act) =>
      act === 'reveal' ? grant.reveal !== undefined : grant[act as 'lookup' | 'confirm'] === true,
    );
    const refused = listed(ACTS).filter((act) => !given.includes(act));
    const gives =
      grant.treatment !== 'hidden' ||
      [grant.lookup, grant.confirm].includes(true) ||
      grant.reveal !== undefined;
    const stepUp = `context has stepUpAt && ${recent('context.stepUpAt', stepUpMinutes(terms))}`;
    return [
      ...rule('permit', gives ? [...listed(SIGHT), ...listed(OTHERS)] : listed(SIGHT), grant),
      // Whatever a permission of the role and purpose hides is hidden, whichever operations it lists.
      ...(grant.treatment === 'hidden' ? rule('forbid', SIGHT, grant) : []),
      ...rule('permit', given, grant),
      ...rule('forbid', refused, grant),
      ...(given.includes('reveal') && grant.reveal?.stepUp === true
        ? rule('forbid', ['reveal'], grant, ` unless { ${stepUp} }`)
        : []),
    ];
  });
}

function stepUpMinutes(terms: Terms): number {
  const stated = terms.conditions.map((condition) => condition.stepUpMinutes);
  return Math.min(STEP_UP_MINUTES, ...stated.filter((each) => typeof each === 'number'));
}

/**
 * The questions that together ask what one access asks: it is allowed when Cedar allows any of them. A note, reply
 * or act speaks of the whole resource; the others of the fields named, or of all.
 * @param offsets minutes east of UTC of every time zone the terms name
 */
export function toQuestions(
  dataMap: DataMap,
  who: Principal,
  asked: Request,
  now: number,
  offsets: Readonly<Record<string, number>>,
): readonly Question[] {
  const resource = dataMap.resources.find(({ name }) => name === asked.resource);
  const { operation } = asked;
  // No permission gives it, so there is nothing of it to ask Cedar.
  if (operation === 'unseal') return [];
  const whole = OTHERS.includes(operation) || asked.fields === undefined;
  const fields = (resource?.fields ?? []).filter(({ name }) => whole || asked.fields.includes(name));
  const principal = { type: 'Person', id: who.id };
  const context = contextOf(who, asked, now, offsets);
  return fields.map((field) => {
    const uid = { type: 'Field', id: `${asked.resource}.${field.name}` };
    return {
      principal,
      action: { type: 'Action', id: asked.operation },
      resource: uid,
      context,
      entities: [
        { uid: principal, attrs: {}, parents: [{ type: 'Role', id: who.role }] },
        { uid, attrs: {}, parents: [{ type: 'Category', id: field.category }] },
        ...ancestors(field.category),
      ],
    };
  });
}

function ancestors(category: string): Entity[] {
  const cut = category.lastIndexOf('.');
  const uid = { type: 'Category', id: category };
  if (cut === -1) return [{ uid, attrs: {}, parents: [] }];
  const above = category.slice(0, cut);
  return [{ uid, attrs: {}, parents: [{ type: 'Category', id: above }] }, ...ancestors(above)];
}

function contextOf(
  who: Principal,
  asked: Request,
  now: number,
  offsets: Readonly<Record<string, number>>,
): Record<string, Json> {
  const { ticket, usage } = asked;
  const facts = Object.entries(who.facts).flatMap(([kind, fact]) =>
    fact === undefined ? [] : [[kind, { ...fact }] as const],
  );
  return {
    now,
    party: who.party,
    side: who.side,
    purpose: asked.purpose,
    ...Object.fromEntries(facts),
    ...(who.stepUpAt === null ? {} : { stepUpAt: who.stepUpAt }),
    wall: Object.fromEntries(Object.entries(offsets).map(([zone, offset]) => [zone, wallClock(now, offset)])),
    service: who.kind === 'service',
    subjects: usage.subjects,
    subjectsToday: usage.subjectsToday,
    newSubject: usage.newSubject,
    unbound: usage.unbound,
    newUnbound: usage.newUnbound,
    reveals: usage.reveals,
    lookups: usage.lookups,
    ...(ticket === null
      ? {}
      : {
          ticket: {
            open: ticket.open,
            lastWorkAt: ticket.lastWorkAt,
            heldAtOnce: ticket.heldAtOnce,
            confirmTriesLeft: ticket.confirmTriesLeft,
            claimedBy: ticket.claimedBy.map((id) => ({ __entity: { type: 'Category', id } })),
            ...(ticket.assignee === null
              ? {}
              : { assignee: { __entity: { type: 'Person', id: ticket.assignee } } }),
            ...(ticket.binding === null ? {} : { boundBy: ticket.binding.by }),
            ...(ticket.binding?.subject == null ? {} : { subject: ticket.binding.subject }),
          },
        }),
  };
}

/** By arithmetic, while our own code asks ECMA-402. 1 January 1970 was a Thursday. */
function wallClock(now: number, offset: number): { today: string; yesterday: string; minute: number } {
  const names = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];
  const local = Math.floor(now / 60_000) + offset;
  const day = Math.floor(local / 1440);
  return { today: names[day % 7] ?? '', yesterday: names[(day + 6) % 7] ?? '', minute: local - day * 1440 };
}
