import type { Client } from 'pg';

/**
 * What vendors have besides people: a site each with a badge system, a badge and a device for everybody, who comes twice a day, ten
 * servers looked at daily for a year, and a paper and a questionnaire. All of it as it should be.
 */
export async function fillAssured(
  owner: Client,
  { vendors, people, days }: { readonly vendors: number; readonly people: number; readonly days: number },
  now: Date,
): Promise<void> {
  const each = (count: number, as: string) => `generate_series(0, ${String(count - 1)}) ${as}`;
  const who = `'per_${String(people)}'`;
  for (const statement of [
    `INSERT INTO cordon.sites (id, party_id, name, country) SELECT 'sit_' || v, 'pty_' || v, 'Site', 'PH' FROM ${each(vendors, 'v')}`,
    `INSERT INTO cordon.badge_systems (id, site_id, name, secret_sealed, created_by, created_at, heard_at)
     SELECT 'bsy_' || v, 'sit_' || v, 'x', '', ${who}, NOW - interval '100 days', NOW FROM ${each(vendors, 'v')}`,
    `INSERT INTO cordon.badge_zones (id, site_id, name, kind) SELECT 'zon_' || v, 'sit_' || v, 'x', 'work' FROM ${each(vendors, 'v')}`,
    `INSERT INTO cordon.badge_doors (id, site_id, code, name, direction, zone_id)
     SELECT 'dor_' || v, 'sit_' || v, 'x', 'x', 'in', 'zon_' || v FROM ${each(vendors, 'v')}`,
    `INSERT INTO cordon.badges (id, site_id, number_hash, person_id, from_at)
     SELECT 'bdg_' || p, 'sit_' || p % ${String(vendors)}, int4send(p), 'per_' || p, NOW - interval '100 days' FROM ${each(people, 'p')}`,
    `INSERT INTO cordon.badge_events (site_id, key, at, received_at, door_id, badge_id, direction, result, live)
     SELECT 'sit_' || p % ${String(vendors)}, p || '/' || h, t, t, 'dor_' || p % ${String(vendors)}, 'bdg_' || p, 'in', 'granted', true
     FROM ${each(people, 'p')}, ${each(days * 2, 'h')}, LATERAL (SELECT NOW - h * interval '12 hours') a (t)`,
    `INSERT INTO cordon.devices (id, party_id, name, kind, added_at, ok, told_at, heard_at)
     SELECT 'dvc_' || p, 'pty_' || p % ${String(vendors)}, 'x', 'desktop', NOW - interval '100 days', true, NOW, NOW FROM ${each(people, 'p')}`,
    `INSERT INTO cordon.device_people (device_id, person_id, given_by, given_at)
     SELECT 'dvc_' || p, 'per_' || p, ${who}, NOW FROM ${each(people, 'p')}`,
    `INSERT INTO cordon.endpoints (id, party_id, host, port, speaks, used_for, reach, named_by, named_at)
     SELECT 'edp_' || v || '_' || e, 'pty_' || v, 'host' || e, 443, 'tls', 'desktop', 'public', ${who}, NOW - interval '1 year'
     FROM ${each(vendors, 'v')}, ${each(10, 'e')}`,
    `INSERT INTO cordon.endpoint_looks (endpoint_id, at, look, failings)
     SELECT e.id, NOW - d * interval '1 day', json_build_object('reached', true, 'certificate', json_build_object('notAfter', '9999-01-01T00:00:00.000Z')),
       '{}' FROM cordon.endpoints e, ${each(365, 'd')}`,
    `INSERT INTO cordon.attestations (id, party_id, kind, issuer, scope, made_on, valid_until, stated_by, stated_at, entry, verdict, judged_by, judged_at)
     SELECT 'att_' || v, 'pty_' || v, 'insurance', 'x', 'x', NOW, NOW + interval '1 year', ${who}, NOW, 0, 'accepted', ${who}, NOW FROM ${each(vendors, 'v')}`,
    `INSERT INTO cordon.questionnaires (id, party_id, question_set, asked_by, asked_at, due_at)
     SELECT 'qst_' || v, 'pty_' || v, 1, ${who}, NOW, NOW + interval '14 days' FROM ${each(vendors, 'v')}`,
  ]) {
    await owner.query(statement.replaceAll('NOW', `'${now.toISOString()}'::timestamptz`));
  }
}
