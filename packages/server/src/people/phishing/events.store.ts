import { NOISES, type Noise, type PhishingEvent } from '@cordon/core/people/phishing';
import type { Pool } from 'pg';

/** An event as a row. */
export interface EventRow {
  readonly at: Date;
  readonly kind: PhishingEvent['kind'];
  readonly visit: string | null;
  readonly address: string | null;
  readonly noise: string | null;
  readonly fields: number | null;
}

export function eventOf({ at: time, kind, visit, address, noise, fields }: EventRow): PhishingEvent {
  const at = time.getTime();
  switch (kind) {
    case 'clicked':
      return { kind, at, visit: visit ?? '', address: address ?? '', noise: noiseOf(noise) };
    case 'touched':
      return { kind, at, visit: visit ?? '' };
    case 'submitted':
      return { kind, at, visit: visit ?? '', fields: fields ?? 0 };
    default:
      return { kind, at };
  }
}

/** A word nobody knows is noise all the same. */
function noiseOf(text: string | null): Noise | null {
  return text === null ? null : (NOISES.find((noise) => noise === text) ?? 'scanner');
}

/** As many of a kind are kept of one message: whoever opens a link for ever fills no disk. */
const MOST = 200;

export type EventStore = ReturnType<typeof createEventStore>;

/** What happened to messages. */
export function createEventStore(pool: Pool) {
  return {
    /** Keeps an event of a message, while its campaign lasts. */
    async keep(target: string, event: PhishingEvent): Promise<void> {
      const { kind, at } = event;
      const visit = 'visit' in event ? event.visit : null;
      const [address, noise] = kind === 'clicked' ? [event.address, event.noise] : [null, null];
      const fields = kind === 'submitted' ? event.fields : null;
      await pool.query(
        `INSERT INTO cordon.phishing_events (target_id, at, kind, visit, address, noise, fields)
         SELECT t.id, $2, $3, $4, $5, $6, $7 FROM cordon.phishing_targets t
         JOIN cordon.phishing_campaigns c ON c.id = t.campaign_id
         WHERE t.id = $1 AND c.ended_at IS NULL AND c.until_at > $2
           AND (SELECT count(*) FROM cordon.phishing_events e WHERE e.target_id = t.id AND e.kind = $3) < ${String(MOST)}`,
        [target, new Date(at), kind, visit, address, noise, fields],
      );
    },

    /** When a message was reported, or null. */
    async reportedAt(target: string): Promise<Date | null> {
      const { rows } = await pool.query<{ at: Date | null }>(
        `SELECT min(at) AS at FROM cordon.phishing_events WHERE target_id = $1 AND kind = 'reported'`,
        [target],
      );
      return rows[0]?.at ?? null;
    },
  };
}
