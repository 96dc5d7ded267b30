import type {
  BadgeEvent,
  Direction,
  Door,
  Presence,
  SeenAtSite,
  ZoneKind,
} from '@cordon/core/assurance/badges';

/** A zone of a site as people name it. */
export interface SiteZone {
  readonly id: string;
  readonly name: string;
  readonly kind: ZoneKind;
}

/** A reader as the badge system and people name it, with how its clock stands. Milliseconds. */
export interface SiteDoor {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly direction: Direction;
  readonly zone: string;
  readonly from: string | null;
  /** What its clock is behind by; negative: ahead. */
  readonly skew: number;
  /** What is added to its times; 0 where nothing is. */
  readonly adds: number;
  readonly far: boolean;
}

/** Zones and doors as somebody draws them: doors name zones by their names. */
export interface Layout {
  readonly zones: readonly { readonly name: string; readonly kind: ZoneKind }[];
  readonly doors: readonly {
    readonly code: string;
    readonly name: string;
    readonly direction: Direction;
    readonly zone: string;
    readonly from: string | null;
  }[];
}

export interface BadgeSystem {
  readonly id: string;
  readonly site: string;
  readonly party: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly heardAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A badge as it is registered; its number is known by its hash alone. */
export interface HeldBadge {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string; readonly leftAt: Date | null } | null;
  readonly visitor: { readonly id: string; readonly escort: string } | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly lostAt: Date | null;
}

export interface NewBadge {
  readonly id: string;
  readonly hash: Uint8Array;
  readonly person: string;
}

/** What a system told, ready to be kept: the number of the badge is hashed. */
export interface NewBadgeEvent {
  readonly key: string;
  readonly at: Date;
  readonly door: string;
  readonly hash: Uint8Array;
  readonly direction: Direction;
  readonly result: 'granted' | 'denied';
}

/** What became of events that were told. */
export interface Taken {
  readonly taken: number;
  readonly repeated: number;
  /** At readers that stand in no register. */
  readonly unknownDoors: number;
}

/** An event of a person's badge: the person stands in the badge's place. */
export interface PersonEvent extends BadgeEvent {
  readonly badge: string;
}

/** A reader that somebody passed, open or closed by now. */
export interface PassedDoor extends Door {
  readonly site: string;
  /** What is added to its times. */
  readonly adds: number;
}

/** Where people are after their events; a person who is not there is nowhere known. */
export type FoldPeople = (
  events: readonly PersonEvent[],
  doors: readonly PassedDoor[],
) => ReadonlyMap<string, Presence & { readonly site: string }>;

export interface BadgeEvents {
  /**
   * Keeps what was told, each event once, and moves the people it is about, in one transaction: what monitoring is told and what
   * a session reads cannot differ.
   * @param live signed by a system; what came as a file moves nobody
   */
  take(
    site: string,
    events: readonly NewBadgeEvent[],
    live: { readonly system: string } | null,
    at: Date,
  ): Promise<Taken>;
  /** Events of a site, oldest first, clocks as they told. */
  day(site: string, from: Date, to: Date): Promise<readonly BadgeEvent[]>;
  /** Who worked at a site, once a quarter of an hour. */
  work(site: string, from: Date): Promise<readonly { readonly person: string; readonly at: number }[]>;
  /** By open door, how long its newest events took to come. */
  delays(site: string): Promise<ReadonlyMap<string, readonly number[]>>;
  keepSkew(door: string, skew: number, adds: number, far: boolean): Promise<void>;
  /** Where people of several sites were let through since, as systems told. */
  acrossSites(from: Date): Promise<readonly SeenAtSite[]>;
  /** Sites with a register of doors. */
  sites(): Promise<readonly { readonly id: string; readonly party: string }[]>;
  forget(before: Date): Promise<void>;
}

export interface BadgeRegister {
  /** The open sites of parties, by name. */
  sitesOf(
    parties: readonly string[],
  ): Promise<readonly { readonly id: string; readonly name: string; readonly vendor: string }[]>;
  /** An open site. */
  site(id: string): Promise<{ readonly id: string; readonly party: string; readonly name: string } | null>;
  zones(site: string): Promise<readonly SiteZone[]>;
  doors(site: string): Promise<readonly SiteDoor[]>;
  /** Zones and doors from now on; what is not in the layout is closed, what stays keeps its history. */
  draw(site: string, layout: Layout, at: Date): Promise<void>;
  /** Badges of a site that count or counted since. */
  badges(site: string, since: Date): Promise<readonly HeldBadge[]>;
  /** Gives badges to people of the vendor; whoever had such a number before has it no longer. @returns how many were given */
  give(site: string, badges: readonly NewBadge[], at: Date): Promise<number>;
  /** Ends a badge, which moves its holder at once. @returns false when there is none, or it ended before */
  endBadge(id: string, lost: boolean, at: Date): Promise<boolean>;
  badgeSite(id: string): Promise<string | null>;
  systems(site: string): Promise<readonly BadgeSystem[]>;
  system(id: string): Promise<BadgeSystem | null>;
  addSystem(
    system: { id: string; site: string; name: string },
    secret: string,
    by: string,
    at: Date,
  ): Promise<void>;
  rotate(id: string, secret: string, previousUntil: Date): Promise<boolean>;
  revoke(id: string, at: Date): Promise<boolean>;
  secrets(id: string, at: Date): Promise<readonly string[]>;
}
