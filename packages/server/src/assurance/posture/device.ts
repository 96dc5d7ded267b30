import type { DeviceState, Platform, RuleId, Verdict } from '@cordon/core/assurance';
import type { Owes } from '../../platform/owing.ts';

export const deviceKinds = ['desktop', 'laptop', 'thin-client', 'other'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

interface Ref {
  readonly id: string;
  readonly name: string;
}

/** A device of a party, as the register has it. */
export interface Device extends Ref {
  readonly party: Ref;
  readonly kind: DeviceKind;
  readonly platform: Platform | null;
  readonly site: Ref | null;
  /** Several people take turns at it. */
  readonly shared: boolean;
  readonly people: readonly Ref[];
  readonly addedAt: Date;
  readonly ok: boolean;
  readonly failing: readonly RuleId[];
  readonly unknown: readonly RuleId[];
  /** Known programs on it, by id. */
  readonly programs: readonly string[];
  /** The oldest report behind the verdict; null while one is missing. */
  readonly toldAt: Date | null;
  /** When it was heard of last; null for one that never reported. */
  readonly heardAt: Date | null;
  /** Where it reported from last. */
  readonly address: string | null;
  readonly retiredAt: Date | null;
}

/** A device that is about to be registered. */
export interface NewDevice {
  readonly id: string;
  readonly party: string;
  readonly name: string;
  readonly kind: DeviceKind;
  readonly site: string | null;
  readonly shared: boolean;
  readonly people: readonly string[];
  /** Keyed hash of what it calls itself; null for one that is told apart by its name alone. */
  readonly host: Uint8Array | null;
}

/** What came of taking results in. */
export interface Taken {
  readonly device: string;
  readonly party: string;
  readonly verdict: Verdict;
  /** Whether it now is, or no longer is, in the agreed state, or other rules fail. */
  readonly changed: boolean;
}

/** What taking results in rests on: the state as it was, and what it becomes. */
export type Judge = (state: DeviceState) => { readonly state: DeviceState; readonly verdict: Verdict };

export interface DeviceFilter {
  readonly party?: string | null;
  readonly id?: string;
  /** Only what counts for this person, or is shared in their party. */
  readonly person?: string;
  readonly retired?: boolean;
}

export interface DeviceStore {
  list(filter: DeviceFilter): Promise<readonly Device[]>;
  /** How many devices of a party are not retired. */
  count(party: string): Promise<number>;
  /** @returns false when its party has one of this host already */
  add(device: NewDevice, by: string, at: Date): Promise<boolean>;
  /**
   * Gives a device a key, by what it calls itself: the one that is registered, or a new one. Without a key, as a shipper names
   * it, one that was retired stays so.
   * @returns its id, and whether it was registered before; null when it is retired
   */
  enrol(
    device: NewDevice & { readonly host: Uint8Array },
    key: { readonly node: Uint8Array | null; readonly secret: string; readonly platform: Platform | null },
    at: Date,
    owes: Owes<{ readonly id: string; readonly again: boolean }>,
  ): Promise<{ readonly id: string; readonly again: boolean } | null>;
  /** The device of a key. @returns null when there is none that is not retired */
  byNode(node: Uint8Array): Promise<{ readonly id: string; readonly party: string } | null>;
  /** Takes results in. @returns null when the device is retired */
  take(
    device: string,
    judge: Judge,
    from: { readonly address: string | null; readonly at: Date },
    owes: Owes<Taken>,
  ): Promise<Taken | null>;
  /** @returns false when it is retired */
  change(
    device: string,
    to: Pick<NewDevice, 'name' | 'kind' | 'site' | 'shared' | 'people'>,
    by: string,
    at: Date,
  ): Promise<boolean>;
  /** Its key is good no more, and it counts for nobody. @returns false when it was retired */
  retire(device: string, by: string, at: Date, owes: Owes<null>): Promise<boolean>;
  /** Which device a session sits at. */
  choose(session: string, device: string, at: Date): Promise<void>;
  chosen(session: string): Promise<string | null>;
}

/** For what a secret is good: devices that enrol, or a shipper that hands in what devices logged. */
export const secretUses = ['enroll', 'forward'] as const;
export type SecretUse = (typeof secretUses)[number];

export interface DeviceSecret extends Ref {
  readonly party: string;
  readonly use: SecretUse;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface SecretStore {
  /** Newest first, revoked ones too. */
  of(party: string): Promise<readonly DeviceSecret[]>;
  /** A secret that opens nothing yet. */
  plan(): { readonly id: string; readonly secret: string };
  add(
    secret: {
      readonly id: string;
      readonly party: string;
      readonly use: SecretUse;
      readonly name: string;
      readonly secret: string;
    },
    by: string,
    at: Date,
  ): Promise<void>;
  find(id: string): Promise<DeviceSecret | null>;
  /** @returns false when it was revoked */
  revoke(id: string, at: Date): Promise<boolean>;
  /** The secret, while it is good for this; notes its use. */
  use(secret: string, use: SecretUse, at: Date): Promise<DeviceSecret | null>;
}
