const KINDS: Readonly<Record<string, string>> = {
  read: 'Read',
  lookup: 'Lookup',
  confirm: 'Confirm',
  reveal: 'Reveal',
  note: 'Note',
  reply: 'Reply',
  act: 'Act',
  export: 'Export',
  'sign-in': 'Sign-in',
  admin: 'Administration',
};

/** Kinds that are an access to customer data, decided by an agreement; the others are acts of people and of the house. */
const DATA_KINDS = ['read', 'lookup', 'confirm', 'reveal', 'note', 'reply', 'act', 'export'];

export function isDataAccess(kind: string): boolean {
  return DATA_KINDS.includes(kind);
}

/** Kinds of access a list can be narrowed to. */
export const kinds = Object.keys(KINDS);

/** A kind of access in words. */
export function kindName(kind: string): string {
  return KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ');
}

const STATES: Readonly<Record<string, string>> = {
  'in-hand': 'in hand',
  unbound: 'not bound to a customer',
  'agent-bound': 'bound by the agent only',
  'not-assigned': 'not assigned to this person',
  closed: 'closed',
};

/** How the ticket stood towards the person, in words. */
export function ticketStateName(state: string | null): string {
  return state === null ? 'state unknown' : (STATES[state] ?? state);
}
