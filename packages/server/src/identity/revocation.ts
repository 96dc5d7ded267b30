/** The PostgreSQL channel revocations travel on between replicas. */
export const revokedChannel = 'cordon_revoked';

/**
 * What lost its right to be connected. `all` means that announcements may have been missed (the listening
 * connection broke), so everybody has to be checked again.
 */
export type Revoked =
  | { readonly scope: 'session' | 'person' | 'party' | 'agreement'; readonly id: string }
  | { readonly scope: 'all' };

/** What a live connection is known by. */
export interface Connected {
  readonly sessionId: string;
  readonly personId: string;
  readonly partyId: string;
  /** Set where the connection serves one agreement only. */
  readonly agreementId?: string;
  /** When the session ends by itself, epoch milliseconds. */
  readonly expiresAt?: number;
  /** Where it goes; see network-watch.ts. */
  readonly from?: {
    readonly ip: string | null;
    readonly kind: 'company' | 'vendor';
  };
}

/** Tells live connections (event streams, open reveals) that a session ended. */
export interface Revocations {
  /** Calls back on every announcement, in process at once, from other replicas as they arrive. Returns a stop. */
  onRevoked(listener: (revoked: Revoked) => void): () => void;
  /**
   * Calls back once, when this connection has to close: its session was ended or has run out (null), also between the
   * moment it was read and this one. Returns a stop.
   */
  watch(connected: Connected, close: (revoked: Revoked | null) => void): () => void;
  /** In this process only; `sessions.ts` notifies the others in the statement that deletes. */
  announce(revoked: Revoked): void;
  /** A payload from the channel. One that cannot be read counts as `all`. */
  receive(payload: string): void;
  /** Announcements may have been missed: the listening connection was lost or is back, or nothing is heard on it. */
  missed(): void;
}

/** A timer of more milliseconds than fit into 31 bits goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * @param now epoch milliseconds
 * @param isLive asks the database whether a session is live now
 */
export function createRevocations(
  now: () => number,
  isLive: (sessionId: string) => Promise<boolean>,
): Revocations {
  const listeners = new Set<(revoked: Revoked) => void>();

  const announce = (revoked: Revoked): void => {
    for (const listener of [...listeners]) listener(revoked);
  };

  const onRevoked = (listener: (revoked: Revoked) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  return {
    onRevoked,
    watch(connected, close) {
      let ended = false;
      const end = (revoked: Revoked | null): void => {
        if (ended) return;
        stop();
        close(revoked);
      };
      let timer: ReturnType<typeof setTimeout> | undefined;
      const endAt = (at: number): void => {
        const left = Math.max(0, at - now());
        const ends = left <= LONGEST_TIMER_MS;
        timer = setTimeout(() => (ends ? end(null) : endAt(at)), ends ? left : LONGEST_TIMER_MS).unref();
      };
      if (connected.expiresAt !== undefined) endAt(connected.expiresAt);
      const forget = onRevoked((revoked) => {
        if (concerns(revoked, connected)) end(revoked);
      });
      const stop = (): void => {
        ended = true;
        clearTimeout(timer);
        forget();
      };
      // What was announced after the session was read and before the line above was heard by nobody.
      isLive(connected.sessionId).then(
        (live) => {
          if (!live) end({ scope: 'session', id: connected.sessionId });
        },
        () => {
          end({ scope: 'all' });
        },
      );
      return stop;
    },
    announce,
    receive: (payload) => announce(parse(payload)),
    missed: () => announce({ scope: 'all' }),
  };
}

/** A connection that might be meant is closed; the client connects again if it still may. */
export function concerns(revoked: Revoked, connected: Connected): boolean {
  switch (revoked.scope) {
    case 'session':
      return revoked.id === connected.sessionId;
    case 'person':
      return revoked.id === connected.personId;
    case 'party':
      return revoked.id === connected.partyId;
    case 'agreement':
      return connected.agreementId === revoked.id;
    case 'all':
      return true;
  }
}

function parse(payload: string): Revoked {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null || !('scope' in value)) return { scope: 'all' };
    const { scope } = value;
    const id = 'id' in value ? value.id : undefined;
    const known = scope === 'session' || scope === 'person' || scope === 'party' || scope === 'agreement';
    return known && typeof id === 'string' ? { scope, id } : { scope: 'all' };
  } catch {
    return { scope: 'all' };
  }
}
