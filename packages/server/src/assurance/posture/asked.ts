import type { Policy } from '@cordon/core/policy';
import type { Device } from './device.ts';

/** What an agreement in force asks of devices. */
export interface Asked {
  readonly agreement: string;
  readonly clause: string;
  /** Milliseconds a report is good for, the grace of the clause included; null: it never grows too old. */
  readonly goodFor: number | null;
}

/** What the policies in force ask of the devices of a party: the strictest first. */
export function askedOf(
  policies: readonly { readonly policy: Policy; readonly vendor: string }[],
  party: string,
): Asked | null {
  const asked = policies
    .filter(({ policy, vendor }) => vendor === party || policy.terms.controller === party)
    .flatMap(({ policy }) =>
      policy.conditions
        .filter(({ kind }) => kind === 'posture')
        .map(({ citation, staleAfter, standsFor }): Asked => ({
          agreement: policy.terms.agreement,
          clause: citation.clause,
          goodFor: staleAfter === null ? null : staleAfter + standsFor,
        })),
    );
  return asked.toSorted((a, b) => (a.goodFor ?? Infinity) - (b.goodFor ?? Infinity))[0] ?? null;
}

/**
 * How long a report from where somebody works is good for, where the policies in force of a party ask that there is one: the
 * shortest, milliseconds; null where none asks.
 */
export function hereAskedOf(policies: Parameters<typeof askedOf>[0], party: string): number | null {
  const asked = policies
    .filter(({ policy, vendor }) => vendor === party || policy.terms.controller === party)
    .flatMap(({ policy }) => policy.conditions.filter(({ kind }) => kind === 'device-here'));
  const times = asked.map(({ staleAfter, standsFor }) => (staleAfter ?? Infinity) + standsFor);
  return times.length === 0 ? null : Math.min(...times);
}

/** A device that says nothing for this long is looked for. */
export const SILENT_MS = 48 * 3_600_000;

export type DeviceStanding = 'ok' | 'failing' | 'unknown' | 'stale' | 'silent' | 'retired';

/** Why devices keep somebody out, as the gate refuses them; the worst first. */
export const deviceStops = ['device-failing', 'device-unknown', 'device-stale'] as const;
export type DeviceStop = (typeof deviceStops)[number];

type Told = Pick<Device, 'failing' | 'ok' | 'toldAt'>;

/** What the gate would refuse with if this device alone counted. */
function reasonOf({ failing, ok, toldAt }: Told, asked: Pick<Asked, 'goodFor'> | null, now: number) {
  if (failing.length > 0) return 'device-failing';
  if (!ok || toldAt === null) return 'device-unknown';
  const goodFor = asked?.goodFor ?? null;
  return goodFor !== null && now - toldAt.getTime() >= goodFor ? 'device-stale' : null;
}

/** How a device stands at a moment, under what is asked of it. */
export function standingOf(
  device: Told & Pick<Device, 'retiredAt' | 'heardAt' | 'addedAt'>,
  asked: Pick<Asked, 'goodFor'> | null,
  now: number,
): DeviceStanding {
  if (device.retiredAt !== null) return 'retired';
  const reason = reasonOf(device, asked, now);
  if (reason === 'device-failing') return 'failing';
  if (now - (device.heardAt ?? device.addedAt).getTime() > SILENT_MS) return 'silent';
  if (reason === 'device-unknown') return 'unknown';
  return reason === 'device-stale' ? 'stale' : 'ok';
}

/** What stops somebody on whom these devices count: the worst of them, or that there is none. */
export function stopOf(devices: readonly Told[], asked: Asked, now: number): DeviceStop | null {
  if (devices.length === 0) return 'device-unknown';
  const reasons = devices.map((device) => reasonOf(device, asked, now));
  return deviceStops.find((one) => reasons.includes(one)) ?? null;
}
