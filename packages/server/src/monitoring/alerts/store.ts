import type { Planned, Severity } from '@cordon/core/monitoring';
import type { Shift } from '@cordon/core/policy';
import type { Pool } from 'pg';
import { newId } from '../../platform/ids.ts';
import type { Keys } from '../../platform/keys.ts';
import type { ReceiverSettings } from '../../siem/receiver.ts';
import type { Alert, Alerts, KeptChannel, NewAlert } from './alert.ts';

/** Looked at and sent in one go; the next look goes on. */
const MOST = 200;
const MOST_OF_CHANNEL = 100;

interface ChannelRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'mail' | 'webhook';
  readonly person: string | null;
  readonly personName: string | null;
  readonly email: string | null;
  readonly sealed: Buffer | null;
  readonly least: Severity;
  readonly vendors: readonly string[] | null;
  readonly quiet: Shift | null;
  readonly minutes: number | null;
  readonly to: string | null;
  readonly addedAt: Date;
}

/** Whoever was suspended or left the company has no address here. */
const CHANNELS = `SELECT c.id, c.name, c.kind, c.person_id AS person, p.name AS "personName",
  CASE WHEN p.suspended_at IS NULL AND pa.kind = 'company' THEN p.email END AS email, c.settings_sealed AS sealed, c.least,
  c.vendors, c.quiet, c.escalation_minutes AS minutes, c.escalation_to AS "to", c.added_at AS "addedAt"
  FROM cordon.alert_channels c LEFT JOIN cordon.persons p ON p.id = c.person_id LEFT JOIN cordon.parties pa ON pa.id = p.party_id
  WHERE c.ended_at IS NULL`;

const ALERT = `a.id, a.kind, a.about, a.severity, a.vendor, a.agent, a.reason, a.raised_at AS at, i.drill, v.name AS "vendorName",
  g.name AS "agentName", CASE WHEN a.taken_at IS NOT NULL
    THEN json_build_object('by', a.taken_by, 'name', t.name, 'at', (extract(epoch FROM a.taken_at) * 1000)::float8) END AS taken`;
const ALERTS = `cordon.alerts a LEFT JOIN cordon.parties v ON v.id = a.vendor LEFT JOIN cordon.principals g ON g.id = a.agent
  LEFT JOIN cordon.persons t ON t.id = a.taken_by LEFT JOIN cordon.incidents i ON a.about = 'incident/' || i.id`;

type AlertRow = Omit<Alert, 'taken' | 'deliveries'> & {
  readonly taken: { readonly by: string; readonly name: string; readonly at: number } | null;
};

/** Whom to tell, of what, and how far that is. */
export function createAlerts(pool: Pool, keys: Pick<Keys, 'seal' | 'unseal'>): Alerts {
  const context = (id: string) => `alerts:${id}`;
  const channelOf = (row: ChannelRow): KeptChannel => ({
    ...{ id: row.id, name: row.name, least: row.least, vendors: row.vendors, quiet: row.quiet },
    addedAt: row.addedAt,
    escalation: row.minutes === null || row.to === null ? null : { minutes: row.minutes, to: row.to },
    way:
      row.sealed === null
        ? { kind: 'mail', person: row.person ?? '', name: row.personName ?? '', email: row.email }
        : {
            kind: 'webhook',
            settings: JSON.parse(
              keys.unseal(row.sealed.toString('utf8'), context(row.id)),
            ) as ReceiverSettings,
          },
  });
  const channels = async () =>
    (await pool.query<ChannelRow>(`${CHANNELS} ORDER BY c.added_at, c.id`)).rows.map(channelOf);
  return {
    channels,

    async isOwn(person) {
      const { rows } = await pool.query(
        `SELECT FROM cordon.persons p JOIN cordon.parties pa ON pa.id = p.party_id
         WHERE p.id = $1 AND pa.kind = 'company' AND p.suspended_at IS NULL AND p.email IS NOT NULL`,
        [person],
      );
      return rows.length === 1;
    },

    async addChannel({ id, name, way, least, vendors, quiet, escalation }, by, at) {
      const sealed =
        'settings' in way ? Buffer.from(keys.seal(JSON.stringify(way.settings), context(id))) : null;
      await pool.query(
        `INSERT INTO cordon.alert_channels (id, name, kind, person_id, settings_sealed, least, vendors, quiet,
           escalation_minutes, escalation_to, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[id, name, sealed === null ? 'mail' : 'webhook', 'person' in way ? way.person : null, sealed],
          ...[least, vendors, quiet === null ? null : JSON.stringify(quiet)],
          ...[escalation?.minutes ?? null, escalation?.to ?? null, by, at],
        ],
      );
    },

    async endChannel(id, at) {
      const { rowCount } = await pool.query(
        'UPDATE cordon.alert_channels SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL',
        [id, at],
      );
      return rowCount === 1;
    },

    async raise({ kind, about, severity, vendor, agent, reason, at }) {
      await pool.query(
        `INSERT INTO cordon.alerts (id, kind, about, severity, vendor, agent, reason, raised_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (about, kind, severity) DO NOTHING`,
        [newId('alr'), kind, about, severity, vendor, agent, reason, at],
      );
    },

    async list(limit, drills) {
      const { rows } = await pool.query<
        AlertRow & {
          deliveries: (Omit<Alert['deliveries'][number], 'plannedAt' | 'dueAt' | 'toldAt'> & {
            plannedAt: number;
            dueAt: number;
            toldAt: number | null;
          })[];
        }
      >(
        `SELECT ${ALERT}, coalesce((SELECT json_agg(json_build_object('channel', c.id, 'channelName', c.name, 'tries', d.tries,
             'plannedAt', (extract(epoch FROM d.planned_at) * 1000)::float8, 'dueAt', (extract(epoch FROM d.due_at) * 1000)::float8,
             'toldAt', (extract(epoch FROM d.told_at) * 1000)::float8, 'problem', d.problem) ORDER BY d.planned_at, c.name)
           FROM cordon.alert_deliveries d JOIN cordon.alert_channels c ON c.id = d.channel_id WHERE d.alert_id = a.id), '[]') AS deliveries
         FROM ${ALERTS} WHERE $2 OR i.drill IS NULL ORDER BY a.raised_at DESC, a.id LIMIT $1`,
        [limit, drills],
      );
      return rows.map(({ deliveries, ...row }) => ({
        ...alertOf(row),
        deliveries: deliveries.map(({ plannedAt, dueAt, toldAt, ...rest }) => ({
          ...rest,
          ...{ plannedAt: new Date(plannedAt), dueAt: new Date(dueAt) },
          toldAt: toldAt === null ? null : new Date(toldAt),
        })),
      }));
    },

    async take(id, by, at) {
      const { rowCount } = await pool.query(
        'UPDATE cordon.alerts SET taken_by = $2, taken_at = $3 WHERE id = $1 AND taken_at IS NULL',
        [id, by, at],
      );
      return rowCount === 1;
    },

    async unplanned() {
      const { rows } = await pool.query<NewAlert & { readonly id: string }>(
        `SELECT id, kind, about, severity, vendor, agent, reason, raised_at AS at, NULL AS drill FROM cordon.alerts
         WHERE planned_at IS NULL ORDER BY raised_at, id LIMIT $1`,
        [MOST],
      );
      return rows.map(({ id, ...alert }) => ({ id, alert }));
    },

    async plan(id, planned, at) {
      await pool.query(
        `WITH planned AS (
           INSERT INTO cordon.alert_deliveries (alert_id, channel_id, planned_at, due_at)
           SELECT $1, u.channel, u.due, u.due FROM unnest($2::text[], $3::timestamptz[]) AS u(channel, due)
           ON CONFLICT DO NOTHING)
         UPDATE cordon.alerts SET planned_at = coalesce(planned_at, $4) WHERE id = $1`,
        [id, planned.map(({ channel }) => channel), planned.map(({ dueAt }) => new Date(dueAt)), at],
      );
    },

    async untaken(at) {
      const { rows } = await pool.query<{ readonly id: string; readonly planned: readonly Planned[] }>(
        `SELECT a.id, json_agg(json_build_object('channel', d.channel_id,
           'dueAt', (extract(epoch FROM d.planned_at) * 1000)::float8) ORDER BY d.planned_at) AS planned
         FROM cordon.alerts a JOIN cordon.alert_deliveries d ON d.alert_id = a.id
         WHERE a.taken_at IS NULL AND EXISTS (
           SELECT FROM cordon.alert_deliveries first
             JOIN cordon.alert_channels c ON c.id = first.channel_id AND c.ended_at IS NULL
             JOIN cordon.alert_channels next ON next.id = c.escalation_to AND next.ended_at IS NULL
           WHERE first.alert_id = a.id AND first.planned_at + c.escalation_minutes * interval '1 minute' <= $2
             AND NOT EXISTS (SELECT FROM cordon.alert_deliveries known
               WHERE known.alert_id = a.id AND known.channel_id = next.id))
         GROUP BY a.id, a.raised_at ORDER BY a.raised_at, a.id LIMIT $1`,
        [MOST, at],
      );
      return rows;
    },

    async due(at) {
      const { rows } = await pool.query<AlertRow & { readonly channel: string; readonly tries: number }>(
        `SELECT ${ALERT}, d.channel_id AS channel, d.tries
         FROM (SELECT *, row_number() OVER (PARTITION BY channel_id ORDER BY due_at, alert_id) AS nth
           FROM cordon.alert_deliveries d
           WHERE told_at IS NULL AND due_at <= $1
             AND EXISTS (SELECT FROM cordon.alert_channels c WHERE c.id = d.channel_id AND c.ended_at IS NULL)) d
           JOIN ${ALERTS} ON a.id = d.alert_id
         WHERE d.nth <= $2 ORDER BY d.due_at, a.id`,
        [at, MOST_OF_CHANNEL],
      );
      const known = new Map((await channels()).map((channel) => [channel.id, channel]));
      return rows.flatMap(({ channel: id, tries, ...row }) => {
        const channel = known.get(id);
        return channel === undefined ? [] : [{ alert: { ...alertOf(row), deliveries: [] }, channel, tries }];
      });
    },

    async told(alert, channel, at) {
      await pool.query(
        'UPDATE cordon.alert_deliveries SET told_at = $3, problem = NULL WHERE alert_id = $1 AND channel_id = $2',
        [alert, channel, at],
      );
    },

    async failed(alert, channel, problem, dueAt) {
      await pool.query(
        `UPDATE cordon.alert_deliveries SET tries = tries + 1, problem = $3, due_at = $4
         WHERE alert_id = $1 AND channel_id = $2`,
        [alert, channel, problem, dueAt],
      );
    },
  };
}

function alertOf({ taken, ...row }: AlertRow): Omit<Alert, 'deliveries'> {
  return { ...row, taken: taken === null ? null : { ...taken, at: new Date(taken.at) } };
}
