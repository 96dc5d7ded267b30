/** What may be new about a sign-in. */
export type SignalKind = 'new-device' | 'new-network' | 'new-country';

/** A sign-in as far as it can be compared with earlier ones. */
export interface Seen {
  /** What the browser's cookie names, or null: it brought none that is ours. */
  readonly device: string | null;
  /** The listed range it came by, or the unit of the address where no list is kept. */
  readonly network: string;
  /** `own-site`: a range of the person's site. `party`: one of the whole party. `unlisted`: the company keeps no list. */
  readonly listed: 'own-site' | 'party' | 'unlisted';
  /** Null when it is not known: nothing is concluded from that. */
  readonly country: string | null;
  /** Whether the second factor was enrolled before this sign-in. */
  readonly factorKnown: boolean;
}

/** What earlier sign-ins of the same person left. */
export interface Known {
  readonly devices: ReadonlySet<string>;
  readonly networks: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

/**
 * What is new about a sign-in. It tells, and refuses nobody: a signal that locked out would lock out whoever a stranger
 * signs in beside. Nothing is compared with nothing, so a first sign-in has no signal.
 *
 * On shared desks and desktops that forget, the cookie is gone each morning. There the place and the factor stand for the
 * device: from a listed range, with a passkey or authenticator that was there before, an unknown device is no news. A
 * range of the person's own site is no new network either, since two people listed it.
 */
export function signalsOf(seen: Seen, known: Known): SignalKind[] {
  const first = known.networks.size === 0;
  if (first) return [];
  const vouched = seen.listed !== 'unlisted' && seen.factorKnown;
  const deviceKnown = seen.device !== null && known.devices.has(seen.device);
  return [
    ...(deviceKnown || vouched ? [] : ['new-device' as const]),
    ...(seen.listed === 'own-site' || known.networks.has(seen.network) ? [] : ['new-network' as const]),
    ...(seen.country === null || known.countries.size === 0 || known.countries.has(seen.country)
      ? []
      : ['new-country' as const]),
  ];
}
