import type { Invitations, Recovery, SignedIn } from '../identity/index.ts';
import type { People } from './people.ts';
import type { Standings } from './readiness.ts';

/** Who acts, as the ledger will name them. */
export interface Actor {
  readonly person: string;
  readonly party: string;
  readonly ip: string | null;
}

/** The agreement shown beside a vendor. */
export interface VendorAgreement {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  /** RFC 3339 instant. */
  readonly until: string;
  readonly daysLeft: number;
}

/** What people and vendors need from the rest of the house. */
export interface PeopleDeps {
  readonly people: People;
  readonly invitations: Invitations;
  readonly recovery: Pick<Recovery, 'recoverPerson'>;
  readonly now: () => Date;
  /** Enters an administrative act in the ledger: codes, ids and counts only. */
  readonly enter: (
    act: string,
    actor: Actor,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  /** By vendor: the agreement in force, else the newest. */
  readonly agreements: () => Promise<ReadonlyMap<string, VendorAgreement>>;
  /** Which vendors have an agreement in force, and who signed the undertaking. */
  readonly standings: () => Promise<Standings>;
  /** Ends every live session of a person at once. @returns how many */
  readonly revokePerson: (person: string, ip: string | null) => Promise<number>;
}

export function actorOf({ person, ip }: SignedIn): Actor {
  return { person: person.id, party: person.partyId, ip };
}
