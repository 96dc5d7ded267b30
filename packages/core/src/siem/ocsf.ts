import { accessKinds } from '../kernel/index.ts';
import { detectionFinding } from './detectionFinding.ts';
import type { EnteredEvent, EventSource } from './entered.ts';
import { OCSF_VERSION, type OcsfEvent } from './event.ts';

const OTHER = 99;
const DATASTORE = 6005;
const AUTHENTICATION = 3002;
const ENTITY = 3004;

/** Datastore Activity: Read, Update, Query, Write, List, Decrypt. What has no word there is Other, by its own name. */
const DATASTORE_ACTIVITY: Readonly<Record<string, number>> = {
  read: 1,
  act: 2,
  lookup: 4,
  confirm: 4,
  note: 5,
  reply: 5,
  export: 8,
  reveal: 10,
  unseal: 10,
};

/** Authentication: Logon and Logoff. */
const AUTHENTICATION_ACTIVITY: Readonly<Record<string, number>> = {
  'sign-in': 1,
  'sign-in-refused': 1,
  'sign-out': 2,
  'session-revoked': 2,
};

const SHA_256 = 3;
const HIGH = 4;
const LOW = 2;
const INFORMATIONAL = 1;

/**
 * An entry as an OCSF event: an access to customer data is Datastore Activity (6005), what identity reports is
 * Authentication (3002), what watching found Detection Finding (2004), any other act Entity Management (3004). `metadata.uid` is the same however often the event is
 * sent, and `metadata.sequence` is the entry's index, so that a receiver drops doubles and sees gaps.
 * @returns names, ids and codes; no customer, no value of one
 */
export function ocsfEvent(event: EnteredEvent, source: EventSource): OcsfEvent {
  if (event.signal !== undefined && event.signal !== null) return signalRaised(event, event.signal, source);
  const isAccess = isAccessKind(event.kind) || event.kind === 'screen';
  if (isAccess) return datastoreActivity(event, source);
  return event.kind === 'sign-in' ? authentication(event, source) : entityManagement(event, source);
}

/** Under the entry's own name and sequence, so that a receiver counts it like any other. */
function signalRaised(
  event: EnteredEvent,
  { id, kind, ...signal }: NonNullable<EnteredEvent['signal']>,
  source: EventSource,
): OcsfEvent {
  const at = Date.parse(event.at);
  const found = { ...signal, uid: `signal/${id}`, title: kind, at, link: null };
  const { metadata, raw_data_hash: hash } = common(event, source, ENTITY, OTHER, kind);
  return { ...detectionFinding(found, source), metadata, raw_data_hash: hash };
}

function datastoreActivity(event: EnteredEvent, source: EventSource): OcsfEvent {
  const { kind, resource, agreement, ok } = event;
  const name = kind === 'screen' ? (resource ?? kind) : kind;
  return {
    ...common(event, source, DATASTORE, DATASTORE_ACTIVITY[name] ?? OTHER, name, ['security_control']),
    actor: { user: userOf(event) },
    src_endpoint: endpointOf(event),
    ...(resource === null || kind === 'screen'
      ? { databucket: { name: 'Cordon', type_id: 0 } }
      : { table: { name: resource } }),
    action_id: ok ? 1 : 2,
    disposition_id: ok ? 1 : 2,
    ...(agreement !== null && {
      authorizations: [{ decision: ok ? 'Allowed' : 'Denied', policy: { uid: agreement } }],
      policy: { uid: agreement, is_applied: true },
    }),
  };
}

function authentication(event: EnteredEvent, source: EventSource): OcsfEvent {
  const act = event.resource ?? event.kind;
  return {
    ...common(event, source, AUTHENTICATION, AUTHENTICATION_ACTIVITY[act] ?? OTHER, act),
    user: userOf(event),
    src_endpoint: endpointOf(event),
    service: { name: 'Cordon' },
  };
}

function entityManagement(event: EnteredEvent, source: EventSource): OcsfEvent {
  const act = event.resource ?? event.kind;
  return {
    ...common(event, source, ENTITY, OTHER, act),
    actor: { user: userOf(event) },
    ...(event.ip !== null && { src_endpoint: endpointOf(event) }),
    entity: event.agreement === null ? { name: 'Cordon' } : { uid: event.agreement, type: 'Agreement' },
  };
}

function common(
  event: EnteredEvent,
  { origin, version }: EventSource,
  classUid: number,
  activity: number,
  name: string,
  profiles: readonly string[] = [],
) {
  const { entry, at, kind, ok, code, leafHash, ticket, ticketState, site, fields, rows, flags } = event;
  const time = Date.parse(at);
  return {
    class_uid: classUid,
    category_uid: Math.floor(classUid / 1000),
    activity_id: activity,
    activity_name: name,
    type_uid: classUid * 100 + activity,
    time,
    severity_id: severityOf(event),
    status_id: ok ? 1 : 2,
    ...(code !== null && { status_code: code }),
    metadata: {
      version: OCSF_VERSION,
      product: { name: 'Cordon', vendor_name: 'Cordon', version },
      uid: `${origin}#${String(entry)}`,
      sequence: entry,
      log_name: origin,
      event_code: kind,
      ...(profiles.length > 0 && { profiles }),
    },
    // What the entry's proof is about: whoever has the log finds it there.
    raw_data_hash: { algorithm_id: SHA_256, algorithm: 'SHA-256', value: leafHash },
    unmapped: { ticket, ticketState, site, fields, rows, flags },
  };
}

/** A canary is nobody, so whoever asks for one is told of first. */
function severityOf({ ok, flags }: EnteredEvent): number {
  if (flags.includes('canary')) return HIGH;
  return ok ? INFORMATIONAL : LOW;
}

function userOf({ agent, agentName, vendor, vendorName }: EnteredEvent) {
  return {
    uid: agent,
    ...(agentName !== null && { name: agentName }),
    org: { uid: vendor, ...(vendorName !== null && { name: vendorName }) },
  };
}

/** A job of Cordon's own comes from no address. */
function endpointOf({ ip }: EnteredEvent) {
  return ip === null ? { svc_name: 'cordon' } : { ip };
}

function isAccessKind(kind: string): boolean {
  return accessKinds.some((one) => one === kind);
}
