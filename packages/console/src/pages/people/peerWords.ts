import type { PeerStanding } from '../../api/types.ts';

export const MEASURES: Readonly<Record<PeerStanding['measure'], string>> = {
  customers: 'Customers',
  lookups: 'Look-ups',
  reveals: 'Reveals',
  refused: 'Refused',
  unexplained: 'Customers without a ticket in hand',
  rows: 'Rows exported',
};

/** Where the person stands, in a sentence: `12 a day, more than 18 of 21 peers`. */
export function standingWords({ own, peers, above }: PeerStanding): string {
  if (own === null) return 'Did not work in this time.';
  const day = `${String(own)} a day`;
  if (peers.length === 0) return `${day}; nobody else does the same work.`;
  const same = peers.filter((peer) => peer === own).length;
  if (above === 0)
    return `${day}, ${same === peers.length ? 'as all' : 'no more than any'} of ${String(peers.length)} peers.`;
  return `${day}, more than ${String(above)} of ${String(peers.length)} peers.`;
}
