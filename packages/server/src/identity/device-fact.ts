import type { Fact } from '@cordon/core/kernel';

/** The devices that count for a session: the one chosen in it, else all that the person was given. */
export interface CountedDevices {
  readonly count: number;
  /** Whether each is in the agreed state; null without any. */
  readonly ok: boolean | null;
  /** Whether one breaks a rule; null without any. */
  readonly failing: boolean | null;
  /** The oldest report of them, epoch milliseconds; null without any. */
  readonly at: number | null;
  /** From where each that reports by itself did last, and when, epoch milliseconds; null without any. */
  readonly reports: readonly { readonly address: string; readonly at: number }[] | null;
}

/**
 * SQL for {@link CountedDevices} as JSON. A chosen device counts only while it is the person's own or a shared one of their
 * party; once it is neither, nothing counts.
 * @param person a column of `cordon.persons` by its alias @param session a column
 */
export function devicesSql(person: string, session: string): string {
  return `(SELECT json_build_object('count', count(*)::int, 'ok', bool_and(d.ok), 'failing', bool_or(cardinality(d.failing) > 0),
      'at', (extract(epoch FROM min(d.told_at)) * 1000)::float8,
      'reports', json_agg(json_build_object('address', host(d.address), 'at', (extract(epoch FROM d.heard_at) * 1000)::float8))
        FILTER (WHERE d.address IS NOT NULL AND d.heard_at IS NOT NULL))
    FROM cordon.devices d
    WHERE d.id IN (SELECT dp.device_id FROM cordon.device_people dp WHERE dp.person_id = ${person}.id
                   UNION SELECT sd.device_id FROM cordon.session_devices sd JOIN cordon.devices ds ON ds.id = sd.device_id AND ds.shared
                    WHERE sd.session_id = ${session})
      AND d.party_id = ${person}.party_id AND d.retired_at IS NULL
      AND d.id = coalesce((SELECT sd.device_id FROM cordon.session_devices sd WHERE sd.session_id = ${session}), d.id))`;
}

/**
 * What the policy is told: the worst of the devices, as old as the oldest report. Without a device, or with one that told too
 * little, it is not known, and that does not pass.
 * @param now epoch milliseconds
 */
export function postureOf({ count, ok, failing, at }: CountedDevices, now: number): Fact {
  if (failing === true) return { at: at ?? now, value: 'failing' };
  if (count === 0 || ok !== true || at === null) return { at: now, value: 'unknown' };
  return { at, value: true };
}

/**
 * What the condition `device-here` asks for: when one of the devices that count reported from this address last, by itself. A
 * browser chooses neither: the report comes with the device's own key, and both addresses are those of the connections. One that
 * a shipper reports for is nowhere.
 * @param ip of the session's request @param now epoch milliseconds
 */
export function deviceHereOf({ reports }: CountedDevices, ip: string | null, now: number): Fact {
  const here = (reports ?? []).filter(({ address }) => address === ip).map(({ at }) => at);
  return here.length === 0
    ? { at: now, value: false }
    : { at: Math.min(now, Math.max(...here)), value: true };
}
