import { platformNames, ruleStandings, softwareName } from '@cordon/core/assurance';
import type { z } from 'zod';
import { standingOf, type Asked } from './asked.ts';
import type { Device } from './device.ts';
import type { devicesView, deviceView } from './schemas.ts';

/** A device as its page shows it: with every rule in words. */
export function deviceViewOf(device: Device, asked: Asked | null, now: number): z.infer<typeof deviceView> {
  const { id, name, party, kind, platform, site, shared, people, failing, unknown } = device;
  const told = device.heardAt !== null && (device.toldAt !== null || failing.length + unknown.length > 0);
  return {
    ...{ id, name, party, kind, site, shared, people: [...people] },
    system: platform === null ? null : platformNames[platform],
    state: standingOf(device, asked, now),
    rules:
      device.retiredAt === null
        ? ruleStandings({ platform, failing, unknown, told }).map((rule) => ({ ...rule }))
        : [],
    programs: device.programs.map(softwareName),
    toldAt: device.toldAt?.toISOString() ?? null,
    heardAt: device.heardAt?.toISOString() ?? null,
    retiredAt: device.retiredAt?.toISOString() ?? null,
  };
}

export function askedViewOf(asked: Asked | null): z.infer<typeof devicesView>['asked'] {
  if (asked === null) return null;
  const { agreement, clause, goodFor } = asked;
  return { agreement, clause, goodForMinutes: goodFor === null ? null : Math.round(goodFor / 60_000) };
}
