import type { RevokedCounts, Role } from '../identity/index.ts';
import type { Owes } from '../platform/owing.ts';

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** What is counted of a vendor. */
export interface VendorFacts extends Ref {
  readonly sites: number;
  readonly networks: number;
  readonly openTickets: number;
  readonly accesses24h: number;
  readonly refused24h: number;
}

/** What is known of a person, as far as it decides whether they may work. */
export interface PersonFacts extends Ref {
  /** Null for somebody whose directory gives none. */
  readonly email: string | null;
  readonly role: Role;
  readonly partyId: string;
  readonly partyName: string;
  readonly partyKind: 'company' | 'vendor';
  readonly site: string | null;
  readonly siteId: string | null;
  /** What they were invited for; what they work as stands in their assignments. */
  readonly accessRole: string | null;
  readonly purpose: string | null;
  readonly assignments: readonly {
    readonly id: string;
    readonly agreement: string;
    readonly accessRole: string;
    readonly purpose: string;
  }[];
  /** The side whose suspension is open; null when none is. */
  readonly suspendedBy: 'company' | 'vendor' | null;
  /** Whether the whole party is shut out. */
  readonly contained: boolean;
  /** Their organisation or its directory says that they no longer work there. */
  readonly left: boolean;
  /** `taken-up`: there is an account. `expired`: there is none, and no link that could make one. */
  readonly invitation: 'taken-up' | 'open' | 'expired';
  readonly hasFactor: boolean;
  /** Whether any network is listed that counts for the person: of their site, or of the whole party. */
  readonly hasNetwork: boolean;
  readonly liveSessions: number;
  readonly ticketsInHand: number;
}

export interface Site extends Ref {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export interface Network {
  readonly id: string;
  readonly cidr: string;
  readonly label: string;
  /** Site id. */
  readonly site: string | null;
}

export interface NewVendor {
  readonly name: string;
  readonly site: Omit<Site, 'id'>;
  readonly networks: readonly Pick<Network, 'cidr' | 'label'>[];
  readonly at: Date;
}

/** Which people a list holds; all conditions given must hold. */
export interface PeopleFilter {
  readonly party?: string;
  readonly id?: string;
  readonly kind?: 'company' | 'vendor';
}

/** Organisations and their people. */
export interface People {
  company(): Promise<Ref | null>;
  vendor(id: string): Promise<Ref | null>;
  vendors(): Promise<readonly Ref[]>;
  party(id: string): Promise<(Ref & { readonly kind: 'company' | 'vendor' }) | null>;
  /** Every vendor, or one. */
  vendorFacts(now: Date, vendor?: string): Promise<readonly VendorFacts[]>;
  /** A vendor with its first site and networks. */
  addVendor(vendor: NewVendor): Promise<{ readonly id: string; readonly site: string }>;
  /** Those that are open. */
  sites(party: string): Promise<readonly Site[]>;
  networks(party: string): Promise<readonly Network[]>;
  list(filter: PeopleFilter, now: Date): Promise<readonly PersonFacts[]>;
  countOf(party: string): Promise<number>;
  emailTaken(email: string): Promise<boolean>;
  /**
   * Suspends and takes away all that the person holds, in one step; an earlier suspension keeps its time, and one of the
   * company stays the company's.
   */
  suspend(person: string, side: 'company' | 'vendor', at: Date, owes: Owes<RevokedCounts>): Promise<void>;
  /** Ends a suspension. @returns false when it is the company's and a vendor asks */
  restore(person: string, side: 'company' | 'vendor', at: Date): Promise<boolean>;
  /** Live sessions of everybody, or of one party. */
  liveSessions(now: Date, party?: string): Promise<number>;
  agreementExists(id: string): Promise<boolean>;
  addAuditScope(scope: {
    readonly person: string;
    readonly agreement: string;
    readonly from: Date;
    readonly until: Date;
  }): Promise<void>;
}
