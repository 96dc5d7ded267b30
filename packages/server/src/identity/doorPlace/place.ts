/** Where a client of PostgreSQL connects. */
export interface DoorAddress {
  readonly host: string;
  readonly port: number;
  /** Whether it is entered encrypted, and in no other way. */
  readonly tls: boolean;
}

/** What this server tells of its PostgreSQL door: the one place that knows. */
export interface DoorPlace {
  /** Null while nobody is let in by it. */
  now(): DoorAddress | null;
  opened(at: Pick<DoorAddress, 'port' | 'tls'>): void;
  closed(): void;
}

/**
 * Said once it listens, so that what people copy is where it listens, the port that a setting of 0 found included.
 * @param baseUrl what browsers see; clients reach the door by the same name
 */
export function createDoorPlace(baseUrl: string): DoorPlace {
  // An address of IPv6 stands in brackets in a URL and without them elsewhere.
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
  let current: DoorAddress | null = null;
  return {
    now: () => current,
    opened: (at) => {
      current = { host, ...at };
    },
    closed: () => {
      current = null;
    },
  };
}
