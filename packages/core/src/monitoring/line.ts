import { isOk, listOf, nameOf, numberOf, objectOf, textOf, timeOf } from './values.ts';
import { accessKinds, kindsOf, type WatchedEvent } from './watched.ts';

/** A line that is not an event, and why, without what it holds: a stream may carry what no log should. */
export interface BadLine {
  readonly problem: string;
}

const known: ReadonlySet<string> = new Set([...accessKinds, ...Object.values(kindsOf).flat()]);

/** Other words for the same kind, as tools name them. */
const kindNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    read: ['view', 'access', 'open', 'get', 'show', 'display', 'fetch', 'record-view', 'profile-view'],
    lookup: ['search', 'find', 'look-up', 'customer-search', 'lookup-miss'],
    confirm: ['verify', 'verification'],
    reveal: ['unmask', 'show-full', 'reveal-field'],
    note: ['comment', 'annotate'],
    reply: ['respond', 'message', 'email', 'send'],
    act: ['update', 'edit', 'write', 'change', 'action', 'modify'],
    export: ['download', 'extract', 'report-export', 'bulk-export'],
    query: ['sql', 'select', 'report', 'db-query', 'sql-query'],
    unseal: ['unlock', 'open-sealed'],
    'sign-in': ['login', 'log-in', 'logon', 'signin', 'auth', 'session-start'],
    'sign-out': ['logout', 'log-out', 'logoff', 'signout', 'session-end'],
    'ticket-opened': ['ticket-open', 'ticket-created', 'ticket-create', 'open-ticket'],
    'ticket-taken': ['ticket-take', 'ticket-picked', 'ticket-claimed'],
    'ticket-assigned': ['ticket-assign', 'assign-ticket'],
    'ticket-bound': ['ticket-bind', 'ticket-rebound', 'ticket-linked', 'ticket-merged'],
    'ticket-closed': ['ticket-close', 'ticket-resolved', 'ticket-solved', 'close-ticket'],
    shift: ['shift-planned', 'roster', 'schedule'],
    absence: ['leave', 'vacation', 'holiday', 'sick', 'absent', 'time-off', 'on-leave'],
    left: [
      ...[
        'leaver',
        'terminated',
        'termination',
        'offboard',
        'offboarded',
        'offboarding',
        'departed',
        'resigned',
      ],
      ...['employment-ended', 'contract-ended', 'account-disabled', 'deactivated', 'exit', 'agent-left'],
    ],
    badge: ['badge-in', 'badge-out', 'door-badge'],
    screen: ['screen-idle', 'screen-state'],
    admin: ['administration', 'config-change', 'policy-change', 'admin-action'],
    heartbeat: ['ping', 'alive', 'keep-alive'],
  }).flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/** What a flag says, by a word in it. */
const flagWords: readonly (readonly [RegExp, string])[] = [
  [/canary[-_ ]?field/, 'canary-field'],
  [/canary|honey|decoy|bait|trap/, 'canary'],
  [/not[-_ ]?found|no[-_ ]?(hit|match|result)|^miss$|zero[-_ ]?results/, 'not-found'],
  [/^vip|celebrit|high[-_ ]?profile/, 'vip'],
  [/colleague|co-?worker|employee|staff/, 'colleague'],
  [/^self$|own[-_ ]?record/, 'self'],
  [/self[-_ ]?(opened|created|made|assigned|raised)/, 'self-opened'],
  [/(left|leaver|terminated|departed|offboarded|deactivated|ex[-_ ]?(employee|agent))/, 'left'],
];

const ticketStates: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'in-hand': ['open', 'assigned', 'in-progress', 'active', 'mine', 'working', 'pending', 'bound', 'valid'],
    unbound: ['unlinked', 'unverified'],
    'agent-bound': ['self-opened', 'self-created', 'self', 'self-bound', 'agent-opened'],
    'not-assigned': ['unassigned', 'other', 'others', 'not-mine', 'foreign', 'mismatch', 'other-agent'],
    closed: ['solved', 'resolved', 'done', 'completed', 'archived', 'expired'],
    none: ['no-ticket', 'missing', 'absent', 'without', 'null'],
  }).flatMap(([state, names]) => names.map((name) => [name, state] as const)),
);

/**
 * Reads a line of a recorded stream (docs/events.md). What is missing is empty, what is unknown is kept as it is: a kind
 * or flag nobody knows must not blind the detectors.
 * @param line JSON text of one event
 * @param number of the line, for an event that names itself nowhere
 */
export function readLine(line: string, number: number): WatchedEvent | BadLine {
  let told: unknown;
  try {
    // A byte order mark stands before the first line of files from some systems.
    told = JSON.parse(line.startsWith('\uFEFF') ? line.slice(1) : line);
  } catch {
    return { problem: 'not JSON' };
  }
  const event = objectOf(told);
  if (event === null) return { problem: 'not an object' };
  // Some exports wrap each event.
  const inner = event.kind === undefined ? (objectOf(event.event) ?? objectOf(event.data)) : null;
  return readEvent(inner ?? event, number);
}

function readEvent(told: Readonly<Record<string, unknown>>, number: number): WatchedEvent | BadLine {
  const at = timeOf(told.at);
  if (at === null) return { problem: '"at" is no time' };
  const kindTold = nameOf(told.kind);
  if (kindTold === '') return { problem: '"kind" is missing' };
  const kind = known.has(kindTold) ? kindTold : (kindNames.get(kindTold) ?? kindTold);
  const subject = textOf(told.subject);
  const state = nameOf(told.ticketState ?? objectOf(told.ticket)?.state);
  const rows = numberOf(told.rows);
  const ok = isOk(told.ok);
  return {
    id: textOf(told.id) ?? `line-${number}`,
    at,
    kind,
    agent: textOf(told.agent) ?? '',
    vendor: textOf(told.vendor) ?? '',
    queue: textOf(told.queue),
    site: textOf(told.site),
    ticket: textOf(told.ticket),
    ticketState: state === '' ? null : (ticketStates.get(state) ?? state),
    subject,
    subjectOrder: numberOf(told.subjectOrder ?? objectOf(told.subject)?.order),
    flags: flagsOf(told.flags, kind === 'lookup' && ok && subject === null && rows === 0),
    fields: listOf(told.fields),
    rows: Math.max(0, rows ?? 0),
    ip: textOf(told.ip),
    country: textOf(told.country),
    ok,
    device: textOf(told.device),
    session: textOf(told.session),
    code: textOf(told.code),
    until: timeOf(told.until),
  };
}

/** Flags in our words; a word nobody knows stays. */
function flagsOf(value: unknown, foundNobody: boolean): readonly string[] {
  const told = listOf(value);
  if (told.length === 0) return foundNobody ? ['not-found'] : told;
  const flags = told.map((flag) => {
    const name = flag.toLowerCase();
    return flagWords.find(([words]) => words.test(name))?.[1] ?? name;
  });
  return foundNobody ? [...flags, 'not-found'] : flags;
}
