import type { AccessRow } from '../../api/types.ts';
import { listWords, plainWords, sentenceCase } from '../../components/dataWords.ts';

const KINDS: Readonly<Record<string, string>> = {
  read: 'Read',
  lookup: 'Lookup',
  confirm: 'Confirm',
  reveal: 'Reveal',
  note: 'Note',
  reply: 'Reply',
  act: 'Act',
  export: 'Export',
  unseal: 'Unseal',
  screen: 'Screen',
  'sign-in': 'Sign-in',
  admin: 'Administration',
};

/** Kinds that are an access to customer data, decided by an agreement; the others are acts of people and of the house. */
const DATA_KINDS = ['read', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'act', 'export', 'unseal'];

/** The filter that stands for all of them. */
export const DATA = 'data';

export function isDataAccess(kind: string): boolean {
  return DATA_KINDS.includes(kind);
}

/** Kinds of access a list can be narrowed to. */
export const kinds = Object.keys(KINDS);

/** A kind of access in words. */
export function kindName(kind: string): string {
  if (kind === DATA) return 'Customer data';
  return KINDS[kind] ?? sentenceCase(kind);
}

/** What became of it: an access is allowed or refused, an act of a person is done or refused. */
export function resultName({ ok, kind }: Pick<AccessRow, 'ok' | 'kind'>): string {
  if (!ok) return 'Refused';
  return isDataAccess(kind) ? 'Allowed' : 'Done';
}

const ACTS: Readonly<Record<string, string>> = {
  'value-copied': 'Copied what was shown',
  'page-printed': 'Printed the page',
  'screen-left': 'Left the window',
  'sign-in': 'Signed in',
  'session-key': 'Made a signing key for the session',
  'frame-opened': 'Opened Cordon in the helpdesk',
  'hint-mismatch': 'Was another person in the helpdesk',
  'step-up': 'Gave a fresh second factor',
  'sign-out': 'Signed out',
  'session-revoked': 'Session closed',
  'factor-enrolled': 'Added a second factor',
  'new-device': 'Signed in with a new device',
  'new-network': 'Signed in from a new network',
  'new-country': 'Signed in from a new country',
  'door-credential-refused': 'A tool came with a credential that does not hold',
  'witness-proposed': 'Proposed a witness of the ledger',
  'witness-approved': 'Approved a witness of the ledger',
  'witness-refused': 'Refused a witness of the ledger',
  'witness-removal-asked': 'Asked for a witness of the ledger to be removed',
  'witness-removed': 'Removed a witness of the ledger',
  'witness-kept': 'Kept a witness of the ledger',
  'alert-taken': 'Took an alert',
  'alert-channel-added': 'Added somebody to be told of alerts',
  'alert-channel-ended': 'Ended a channel of alerts',
  'siem-receiver-added': 'Added a receiver of events',
  'siem-receiver-ended': 'Ended a receiver of events',
  'sign-in-disowned': 'Said that a sign-in was not theirs',
  'agreement-drafted': 'Wrote a version of the agreement',
};

/** What was accessed or done, in one phrase: the tables and, when they are few, the fields. */
export function whatWords({
  kind,
  resource,
  fields,
}: Pick<AccessRow, 'kind' | 'resource' | 'fields'>): string {
  if (resource === null || resource === '') return 'Nothing named';
  if (!isDataAccess(kind)) return ACTS[resource] ?? sentenceCase(resource);
  const tables = listWords(resource.split(' '));
  // A read is of all that is shown, a note or reply of the whole conversation: their fields say nothing more.
  return !ON_FIELD.includes(kind) || fields.length === 0
    ? tables
    : `${tables}: ${fields.map(plainWords).join(', ')}`;
}

/** Acts on one field. */
const ON_FIELD = ['lookup', 'confirm', 'reveal', 'act'];

const STATES: Readonly<Record<string, string>> = {
  'in-hand': 'in hand',
  unbound: 'not tied to a customer',
  'agent-bound': 'tied by the agent only',
  'not-assigned': 'not assigned to this person',
  closed: 'closed',
};

/** How the ticket stood towards the person, in words. */
export function ticketStateName(state: string | null): string {
  return state === null ? 'state unknown' : (STATES[state] ?? state);
}

/** What says how an access went, and warns of nothing. */
const QUIET: ReadonlySet<string> = new Set([
  ...['anonymise', 'anonymised', 'review', 'report', 'missed', 'wrongly-removed'],
  ...['door-postgres', 'aggregated', 'continued', 'resumed'],
]);

/** Flags that need more than their own name. */
const FLAGS: Readonly<Record<string, string>> = {
  'door-http': 'Through the HTTP door',
  'door-postgres': 'By SQL',
  aggregated: 'Figures',
  continued: 'More of the same answer',
  resumed: 'More rows asked for',
};

/** Whether a tool read it: there is no screen of ours that could tell what became of it. */
export function byTool(flags: readonly string[]): boolean {
  return flags.some((flag) => flag.startsWith('door-'));
}

/** Flags in words. */
export function flagWords(flags: readonly string[]): string {
  return flags.map((flag) => FLAGS[flag] ?? sentenceCase(flag)).join(', ');
}

/** Whether one of the flags is a warning. */
export function warns(flags: readonly string[]): boolean {
  return flags.some((flag) => !QUIET.has(flag));
}

/** What two people had removed of an entry. */
export const REMOVED = { bodies: 'Content removed', openings: 'Whom it was about was removed' } as const;
