import type { InspectionItem, ItemSeen } from '@cordon/core/assurance/badges';

/** A walk through a site that was signed. */
export interface KeptInspection {
  readonly id: string;
  readonly site: string;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string; readonly company: boolean };
  readonly items: readonly ItemSeen[];
  /** SHA-256 of what was signed, hexadecimal. */
  readonly statement: string;
  readonly entry: number;
}

export interface NewInspection {
  readonly id: string;
  readonly site: string;
  readonly items: readonly ItemSeen[];
  readonly statement: string;
  readonly entry: number;
  readonly photos: readonly { readonly sha256: string; readonly jpeg: Uint8Array }[];
}

export interface Inspections {
  of(site: string, limit: number): Promise<readonly KeptInspection[]>;
  find(id: string): Promise<KeptInspection | null>;
  keep(inspection: NewInspection, by: string, at: Date): Promise<void>;
  /** A picture as it was sent; null when there is none, or it is kept no longer. */
  photo(inspection: string, sha256: string): Promise<Uint8Array | null>;
  /**
   * What fails everywhere: whatever the company's last walk of a site found, and what a vendor found in its own since. A vendor's
   * walk never settles what the company saw.
   */
  failing(): Promise<
    readonly { readonly site: string; readonly party: string; readonly item: InspectionItem }[]
  >;
  /** Erases pictures taken before a time. */
  forget(before: Date): Promise<void>;
}
