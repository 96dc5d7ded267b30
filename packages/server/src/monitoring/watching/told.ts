import { accessKinds, type WatchedEvent } from '@cordon/core/monitoring';

/** An entry as the live run reads it. */
export interface EnteredRow {
  readonly entry: number;
  readonly at: Date;
  readonly kind: string;
  readonly agent: string;
  readonly vendor: string;
  readonly site: string | null;
  readonly queue: string | null;
  readonly ticket: string | null;
  readonly ticketState: string | null;
  /** Whom it was about, or whom a look-up found: the same for the same customer at any time, and nobody's number. */
  readonly subject: string | null;
  readonly subjectOrder: number | null;
  /** A look-up that found nobody. */
  readonly missed: boolean;
  readonly resource: string | null;
  readonly fields: readonly string[];
  readonly rows: number;
  readonly flags: readonly string[];
  readonly ip: string | null;
  /** Of that address, as the registries have it. */
  readonly country: string | null;
  readonly ok: boolean;
  readonly code: string | null;
  /** What the entry of an act or a sign-in says; null for accesses. */
  readonly words: Readonly<Record<string, unknown>> | null;
}

/** A step of a ticket, or one of a person: a shift, an absence, or that their badge moved them. */
export interface StepRow {
  readonly id: number;
  readonly at: Date;
  /** When it was told; it counts from then on. */
  readonly toldAt: Date;
  readonly ticket: string | null;
  readonly vendor: string;
  readonly queue: string | null;
  readonly agent: string | null;
  readonly step: string;
  readonly code: string | null;
  /** The end of a shift or an absence. */
  readonly until: Date | null;
  /** Where a badge was held to a reader. */
  readonly site: string | null;
}

const accesses: ReadonlySet<string> = new Set(accessKinds);

const LEFT: ReadonlySet<string> = new Set([
  'roster-person-left',
  'scim-user-deactivated',
  'scim-user-deleted',
]);
const BACK: ReadonlySet<string> = new Set(['scim-user-reactivated']);

const NEVER = Number.MAX_SAFE_INTEGER;

const SIGNED_IN: ReadonlySet<string> = new Set([
  ...['sign-in', 'new-device', 'new-network', 'new-country', 'factor-enrolled', 'sign-in-disowned'],
]);
const SIGNED_OUT: ReadonlySet<string> = new Set(['sign-out', 'session-revoked']);
const KEPT_OUT: ReadonlySet<string> = new Set([
  ...[
    'sign-in-refused',
    'factor-refused',
    'network-refused',
    'step-up-refused',
    'session-forged',
    'totp-replay',
  ],
]);

/** What monitoring itself enters: watching its own words would never end. */
const OWN = /^(?:signal|incident|finding|containment|calibration|alert|notice|clock|drill)-/;

/** Cordon's own jobs: nobody sits at them, and what they read leaves to nobody. No person and no service can be named so. */
const JOB = 'cordon:';

const NOTHING = {
  ...{ queue: null, site: null, ticket: null, ticketState: null, subject: null, subjectOrder: null },
  ...{ flags: [], fields: [], rows: 0, ip: null, country: null, ok: true, device: null, session: null },
  ...{ code: null, until: null },
} satisfies Partial<WatchedEvent>;

/** An entry as detectors see it. What tells them nothing is an event still: numbers without a gap show that none is missing. */
export function eventOf(row: EnteredRow): WatchedEvent {
  const { entry, at } = row;
  const silent = { ...NOTHING, id: String(entry), at: at.getTime(), kind: 'entry', agent: '', vendor: '' };
  return tellingOf(row) ?? silent;
}

function tellingOf(row: EnteredRow): WatchedEvent | null {
  const { kind, resource, words } = row;
  if (kind === 'entry' || row.agent.startsWith(JOB)) return null;
  const base = {
    ...{ id: String(row.entry), at: row.at.getTime(), agent: row.agent, vendor: row.vendor, site: row.site },
    ...{ ip: row.ip, country: row.country, ok: row.ok, code: row.code },
  };
  if (kind === 'heartbeat') return { ...NOTHING, ...base, kind, agent: 'ledger', vendor: 'cordon' };
  if (kind === 'sign-in') {
    const [session, device] = [textOf(words?.session), textOf(words?.device)];
    return signInOf(row, { ...NOTHING, ...base, session, device });
  }
  if (kind === 'admin') {
    if (resource === null || OWN.test(resource)) return null;
    const person = textOf(words?.subjectPerson);
    if (LEFT.has(resource) && person !== null)
      return { ...NOTHING, ...base, kind: 'left', agent: person, code: resource };
    // Who is back leaves never: the last word on an account counts.
    if (BACK.has(resource) && person !== null)
      return { ...NOTHING, ...base, kind: 'left', agent: person, code: resource, until: NEVER };
    if (row.agent === 'nobody') return null;
    const ticket = textOf(words?.emergency) ?? textOf(words?.ticket);
    if (resource === 'rebind-decided')
      return words?.approve === true
        ? { ...NOTHING, ...base, kind: 'ticket-bound', ticket, code: 'rebound' }
        : { ...NOTHING, ...base, kind: 'admin', code: resource };
    return { ...NOTHING, ...base, kind: 'admin', ticket, code: resource };
  }
  const event = {
    ...{ ...NOTHING, ...base, kind, queue: row.queue, ticket: row.ticket, ticketState: row.ticketState },
    ...{ subject: row.subject, subjectOrder: row.subjectOrder, fields: row.fields, rows: row.rows },
    flags: row.missed ? [...row.flags, 'not-found'] : row.flags,
  };
  return accesses.has(kind) ? event : { ...event, code: row.code ?? resource };
}

function signInOf({ resource, words }: EnteredRow, base: Omit<WatchedEvent, 'kind'>): WatchedEvent | null {
  if (resource === null) return null;
  if (resource === 'request-refused') return { ...base, kind: 'admin' };
  if (resource === 'door-credential-refused')
    return { ...base, kind: 'door', code: `credential-${textOf(words?.why) ?? 'ended'}` };
  if (resource === 'sign-in') return { ...base, kind: 'sign-in' };
  if (SIGNED_IN.has(resource)) return { ...base, kind: 'sign-in', flags: [resource], code: resource };
  if (SIGNED_OUT.has(resource)) return { ...base, kind: 'sign-out', code: resource };
  return KEPT_OUT.has(resource) ? { ...base, kind: 'sign-in', ok: false, code: base.code ?? resource } : null;
}

/** A step as detectors see it. */
export function eventOfStep({
  id,
  at,
  ticket,
  vendor,
  queue,
  agent,
  step,
  code,
  until,
  site,
}: StepRow): WatchedEvent {
  return {
    ...{ ...NOTHING, id: `step-${String(id)}-${ticket === null ? 'person' : 'ticket'}`, at: at.getTime() },
    ...{ kind: step, agent: agent ?? '', vendor, queue, ticket, code, site, until: until?.getTime() ?? null },
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
