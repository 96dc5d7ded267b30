import type { Role } from '../identity/index.ts';

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

/** What is known of a person, readiness included. */
export interface PersonFacts extends Ref {
  readonly email: string;
  readonly role: Role;
  readonly partyId: string;
  readonly partyName: string;
  readonly partyKind: 'company' | 'vendor';
  readonly site: string | null;
  readonly accessRole: string | null;
  readonly purpose: string | null;
  readonly suspended: boolean;
  readonly hasAccount: boolean;
  readonly hasFactor: boolean;
  readonly hasNetwork: boolean;
  readonly liveSessions: number;
  readonly ticketsInHand: number;
}

export interface NewVendor extends Ref {
  readonly site: { readonly id: string; readonly name: string; readonly country: string };
  readonly networks: readonly { readonly id: string; readonly cidr: string; readonly label: string }[];
  readonly at: Date;
}

/** Organisations and their people. */
export interface People {
  company(): Promise<Ref | null>;
  vendor(id: string): Promise<Ref | null>;
  vendors(): Promise<readonly Ref[]>;
  countOf(party: string): Promise<number>;
  vendorFacts(now: Date): Promise<readonly VendorFacts[]>;
  sites(party: string): Promise<readonly { id: string; name: string; country: string }[]>;
  networks(
    party: string,
  ): Promise<readonly { id: string; cidr: string; label: string; site: string | null }[]>;
  addNetwork(network: {
    readonly id: string;
    readonly party: string;
    readonly site: string | null;
    readonly cidr: string;
    readonly label: string;
  }): Promise<void>;
  removeNetwork(party: string, id: string): Promise<boolean>;
  addVendor(vendor: NewVendor): Promise<void>;
  list(filter: { readonly party?: string; readonly id?: string }, now: Date): Promise<readonly PersonFacts[]>;
  /** @param at null ends the suspension */
  suspend(person: string, at: Date | null): Promise<void>;
  liveSessions(now: Date, party?: string): Promise<number>;
  addAuditScope(scope: {
    readonly person: string;
    readonly agreement: string;
    readonly from: Date;
    readonly until: Date;
  }): Promise<void>;
}
