import type { Findings } from '../finding.ts';
import { SILENT_MS } from './asked.ts';
import type { Device, DeviceStore } from './device.ts';

export interface DeviceWatchDeps {
  readonly store: Pick<DeviceStore, 'list'>;
  readonly findings: Findings;
  readonly now: () => Date;
}

/** Raises a finding for each device that fails or has fallen silent, and settles those of devices that no longer do. */
export async function lookAtDevices({ store, findings, now }: DeviceWatchDeps): Promise<void> {
  const at = now().getTime();
  const devices = await store.list({});
  const failing = devices.filter((device) => device.failing.length > 0);
  const silent = devices.filter(({ heardAt, addedAt }) => at - (heardAt ?? addedAt).getTime() > SILENT_MS);
  for (const device of failing) {
    await findings.raise({
      kind: 'device-failing',
      ...about(device),
      facts: { rules: device.failing.join(' ') },
    });
  }
  for (const device of silent) await findings.raise({ kind: 'device-silent', ...about(device), facts: {} });
  await findings.settle(
    ['device-failing'],
    null,
    failing.map(({ id }) => id),
  );
  await findings.settle(
    ['device-silent'],
    null,
    silent.map(({ id }) => id),
  );
}

function about({ id, party }: Device) {
  return { about: id, source: null, vendor: party.id, agreement: null };
}
