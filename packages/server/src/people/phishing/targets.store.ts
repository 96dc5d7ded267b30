import type { Told } from '@cordon/core/people/phishing';
import type { Pool } from 'pg';
import { channelOf, type NotSent, type Target } from './campaign.ts';
import { eventOf, type EventRow } from './events.store.ts';

const TARGET = `SELECT t.id, t.campaign_id AS campaign, t.person_id AS person, t.template, t.site_id AS site,
  t.send_at AS "sendAt", t.left_out AS "leftOut", t.sent_at AS "sentAt", t.delivered_at AS "deliveredAt", t.ticket_id AS ticket,
  t.fell_at AS "fellAt", t.course_at AS "courseAt" FROM cordon.phishing_targets t`;

/** A target, and all that happened to its message. */
export type ToldTarget = Target & { readonly told: Told };

export type TargetStore = ReturnType<typeof createTargetStore>;

/** Who gets which message of a campaign, and when. */
export function createTargetStore(pool: Pool) {
  const one = async (where: string, values: readonly unknown[]): Promise<Target | null> =>
    (await pool.query<Target>(`${TARGET} WHERE ${where}`, [...values])).rows[0] ?? null;

  return {
    /** Starts a campaign with its plan, once. @returns false when it was started already or is ended */
    async plan(
      campaign: string,
      targets: readonly Pick<Target, 'id' | 'person' | 'template' | 'site' | 'sendAt' | 'leftOut'>[],
      at: Date,
    ): Promise<boolean> {
      const column = <T>(of: (target: (typeof targets)[number]) => T): T[] => targets.map(of);
      const { rows } = await pool.query<{ started: boolean }>(
        `WITH started AS (
           UPDATE cordon.phishing_campaigns SET started_at = $2 WHERE id = $1 AND started_at IS NULL AND ended_at IS NULL
           RETURNING id),
         planned AS (
           INSERT INTO cordon.phishing_targets (id, campaign_id, person_id, template, site_id, send_at, left_out)
           SELECT t.id, started.id, t.person, t.template, t.site, t.send_at, t.left_out FROM started,
             unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[])
               AS t (id, person, template, site, send_at, left_out)
           RETURNING id)
         SELECT EXISTS (SELECT FROM started) AS started, (SELECT count(*) FROM planned) AS planned`,
        [
          ...[campaign, at, column(({ id }) => id), column(({ person }) => person)],
          ...[column(({ template }) => template), column(({ site }) => site)],
          ...[column(({ sendAt }) => sendAt), column(({ leftOut }) => leftOut)],
        ],
      );
      return rows[0]?.started === true;
    },

    /** What is due, the longest due first. */
    async due(campaign: string, at: Date, limit: number): Promise<readonly Target[]> {
      const { rows } = await pool.query<Target>(
        `${TARGET} WHERE t.campaign_id = $1 AND t.send_at <= $2 AND t.sent_at IS NULL AND t.left_out IS NULL
         ORDER BY t.send_at, t.id LIMIT $3`,
        [campaign, at, limit],
      );
      return rows;
    },

    /** By hour: how many are planned, and how many of them went out. */
    async hours(campaign: string): Promise<readonly { at: Date; planned: number; sent: number }[]> {
      const { rows } = await pool.query<{ at: Date; planned: number; sent: number }>(
        `SELECT date_trunc('hour', send_at) AS at, count(*)::int AS planned, count(delivered_at)::int AS sent
         FROM cordon.phishing_targets WHERE campaign_id = $1 AND send_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
        [campaign],
      );
      return rows;
    },

    async sentSince(campaign: string, since: Date): Promise<number> {
      const { rows } = await pool.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM cordon.phishing_targets WHERE campaign_id = $1 AND sent_at > $2',
        [campaign, since],
      );
      return rows[0]?.n ?? 0;
    },

    /**
     * Claims a message before it is sent: no two replicas send it, and none of a campaign that was stopped meanwhile.
     * @returns false when it may not be sent any more
     */
    async claim(
      id: string,
      { tokenHash, messageId, at }: { tokenHash: Uint8Array | null; messageId: string | null; at: Date },
    ): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE cordon.phishing_targets t SET sent_at = $2, token_hash = $3, message_id = $4
         FROM cordon.phishing_campaigns c
         WHERE t.id = $1 AND c.id = t.campaign_id AND c.ended_at IS NULL AND c.until_at > $2
           AND t.sent_at IS NULL AND t.left_out IS NULL`,
        [id, at, tokenHash === null ? null : Buffer.from(tokenHash), messageId],
      );
      return rowCount === 1;
    },

    async delivered(id: string, at: Date, ticket: string | null): Promise<void> {
      await pool.query('UPDATE cordon.phishing_targets SET delivered_at = $2, ticket_id = $3 WHERE id = $1', [
        ...[id, at, ticket],
      ]);
    },

    async leaveOut(id: string, why: NotSent): Promise<void> {
      await pool.query('UPDATE cordon.phishing_targets SET left_out = $2 WHERE id = $1', [id, why]);
    },

    byToken: (hash: Uint8Array) => one('t.token_hash = $1', [Buffer.from(hash)]),
    byMessage: (messageId: string) => one('t.message_id = $1', [messageId]),
    byTicket: (ticket: string) => one('t.ticket_id = $1', [ticket]),

    /** Somebody's messages that were delivered, newest first. */
    async ofPerson(person: string): Promise<readonly Target[]> {
      const { rows } = await pool.query<Target>(
        `${TARGET} WHERE t.person_id = $1 AND t.delivered_at IS NOT NULL ORDER BY t.delivered_at DESC LIMIT 50`,
        [person],
      );
      return rows;
    },

    /** Everybody of a campaign, with what happened to each message. */
    async told(campaign: string): Promise<readonly ToldTarget[]> {
      const [targets, events] = await Promise.all([
        pool.query<Target>(`${TARGET} WHERE t.campaign_id = $1 ORDER BY t.id`, [campaign]),
        pool.query<EventRow & { target: string }>(
          `SELECT e.target_id AS target, e.at, e.kind, e.visit, e.address, e.noise, e.fields FROM cordon.phishing_events e
           JOIN cordon.phishing_targets t ON t.id = e.target_id WHERE t.campaign_id = $1 ORDER BY e.id`,
          [campaign],
        ),
      ]);
      const of = Map.groupBy(events.rows, ({ target }) => target);
      return targets.rows.map((target) => ({
        ...target,
        told: {
          ...{ person: target.person, channel: channelOf(target.template) },
          deliveredAt: target.deliveredAt?.getTime() ?? null,
          events: (of.get(target.id) ?? []).map(eventOf),
        },
      }));
    },

    /** Who fell in earlier campaigns for the same vendor. */
    async fellBefore(vendor: string, before: Date): Promise<ReadonlySet<string>> {
      const { rows } = await pool.query<{ person: string }>(
        `SELECT DISTINCT t.person_id AS person FROM cordon.phishing_targets t
         JOIN cordon.phishing_campaigns c ON c.id = t.campaign_id
         WHERE c.vendor_id = $1 AND c.from_at < $2 AND t.fell_at IS NOT NULL`,
        [vendor, before],
      );
      return new Set(rows.map(({ person }) => person));
    },

    async fell(ids: readonly string[], at: Date): Promise<void> {
      await pool.query(
        'UPDATE cordon.phishing_targets SET fell_at = $2 WHERE id = ANY ($1) AND fell_at IS NULL',
        [ids, at],
      );
    },

    async givenCourse(id: string, at: Date): Promise<void> {
      await pool.query('UPDATE cordon.phishing_targets SET course_at = $2 WHERE id = $1', [id, at]);
    },

    /** Erases who got what and what became of it, in campaigns that ended before a time. */
    async forget(endedBefore: Date): Promise<void> {
      await pool.query(
        `DELETE FROM cordon.phishing_targets t USING cordon.phishing_campaigns c
         WHERE c.id = t.campaign_id AND c.ended_at < $1 AND c.result IS NOT NULL`,
        [endedBefore],
      );
    },
  };
}
