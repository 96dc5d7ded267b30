import type { Invitations, Recovery, RevokeTarget, SignedActs, SigningActor } from '../identity/index.ts';
import type { OwedAct } from '../platform/owing.ts';
import type { Absences } from './absences/absences.ts';
import type { Containments } from './containment.ts';
import type { AuditedParty, NetworkLists } from './networks/lists.ts';
import type { People, PersonFacts } from './people.ts';
import type { Standings } from './readiness.ts';
import type { Roles } from './roleChange.ts';
import type { Sites } from './sites/sites.ts';

/** Who acts, as the ledger will name them. */
export type Actor = SigningActor;

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
  readonly lists: NetworkLists;
  readonly sites: Sites;
  readonly absences: Absences;
  readonly roles: Roles;
  readonly invitations: Invitations;
  readonly recovery: Pick<Recovery, 'recoverPerson'>;
  /** What people decide is signed by them. */
  readonly signedActs: SignedActs;
  readonly now: () => Date;
  /** Enters an administrative act in the ledger: codes, ids and counts only. */
  readonly enter: (
    act: string,
    actor: Actor,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
  /** The same of what closes access: noted with what is done, entered when that is over. */
  readonly owed: (
    act: string,
    actor: Actor,
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => OwedAct;
  /** Enters what was noted. @throws Failure `ledger-unavailable`; a job goes on trying */
  readonly settle: () => Promise<void>;
  /** By vendor: the agreement in force, else the newest. */
  readonly agreements: () => Promise<ReadonlyMap<string, VendorAgreement>>;
  /** Which agreements are in force, and who signed the undertaking. */
  readonly standings: () => Promise<Standings>;
  readonly containments: Containments;
  /** Closes the connections of this process to who lost their rights; other replicas hear of it with its commit. */
  readonly revoked: (target: RevokeTarget) => void;
  /** Gives an invited agent the work they were invited for, where an agreement in force names it. */
  readonly assignNewcomer: (actor: Actor, person: PersonFacts) => Promise<void>;
  /** Vendors that an auditor may look at, and of what time. */
  readonly audited: (person: string) => Promise<readonly AuditedParty[]>;
  /** Requests that claimed another address without coming from a named proxy. */
  readonly ignoredHeaders: () => number;
}
