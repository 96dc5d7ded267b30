/** Everything that somebody can hold, and what it is called. A leaver loses all of it. */
export const holdingWords = {
  session: 'Sessions',
  passkey: 'Passkeys',
  authenticator: 'Authenticators',
  'backup-codes': 'Backup codes',
  password: 'Password',
  'company-account': 'Sign-in by their company’s account',
  'door-credential': 'Credentials of other tools',
  'service-account': 'Service accounts they answer for',
  'service-secret': 'Secrets of service accounts',
  'sidebar-token': 'Tokens of the sidebar in the helpdesk',
  'api-key': 'Keys for programs',
  link: 'Links they could come in by',
  'value-on-screen': 'Values on a screen',
  assignment: 'Work assigned',
  'ticket-in-hand': 'Tickets in hand',
  lease: 'Continuity leases that rest on their word',
  emergency: 'Emergency access',
  approval: 'Approvals they asked for',
  export: 'Exports',
  'assessment-link': 'Links to questionnaires and findings that they made',
  device: 'Devices they work on',
  badge: 'Badges',
  presence: 'Where their badge shows them',
  'alert-channel': 'Alerts that go to them',
  'shared-secret': 'Secrets they were shown and others go on using',
} as const;

export type Holding = keyof typeof holdingWords;

/** One thing that they held when they left. */
export interface HeldItem {
  readonly kind: Holding;
  readonly id: string;
  /** Milliseconds after the act until it was shut; null: it was not. */
  readonly afterMs: number | null;
  /** The entry that says so; null until it stands. */
  readonly entry: number | null;
}

/** What the proof of a leaver comes to. */
export interface LeaverVerdict {
  /** `closed`: all that was theirs was shut, is entered and was found shut when everything was read again. */
  readonly verdict: 'closed' | 'not-closed';
  /** Why it is not, in plain words. */
  readonly why: readonly string[];
  /** The last thing that was shut, in milliseconds after the act; null where nothing was. */
  readonly lastMs: number | null;
  /** Secrets that somebody else has to put others in the place of. */
  readonly toReplace: readonly string[];
}

/**
 * Judges what is known of a leaver. Whatever was found alive, was never seen shut or has no entry says no: a proof that waits
 * for something is none.
 * @param alive what was found working when everything was read again just now
 */
export function judgeLeaver(
  items: readonly HeldItem[],
  alive: readonly Pick<HeldItem, 'kind' | 'id'>[],
): LeaverVerdict {
  const own = items.filter(({ kind }) => kind !== 'shared-secret');
  const of = (kinds: readonly { readonly kind: Holding }[], says: string) =>
    [...Map.groupBy(kinds, ({ kind }) => kind)].map(
      ([kind, all]) => `${holdingWords[kind]}: ${String(all.length)} ${says}`,
    );
  const why = [
    ...of(
      alive.filter(({ kind }) => kind !== 'shared-secret'),
      'still works',
    ),
    ...of(
      own.filter(({ afterMs }) => afterMs === null),
      'not seen to be shut',
    ),
    ...of(
      own.filter(({ entry }) => entry === null),
      'without an entry',
    ),
  ];
  const times = own.flatMap(({ afterMs }) => (afterMs === null ? [] : [afterMs]));
  return {
    verdict: why.length === 0 ? 'closed' : 'not-closed',
    why,
    lastMs: times.length === 0 ? null : Math.max(...times),
    toReplace: alive.filter(({ kind }) => kind === 'shared-secret').map(({ id }) => id),
  };
}
