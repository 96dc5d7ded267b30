/*
 * What a device in the agreed state logs, as osquery writes it. For tests and the demo: made up, shaped by osquery's
 * documentation (wiki, deployment/logging).
 */
import type { Platform } from './platforms.ts';
import type { Topic } from './topics.ts';

type Rows = readonly Readonly<Record<string, string>>[];

const DAY_SECONDS = 86_400;

/** Rows of every query of a system, of a device in the agreed state. @param at epoch seconds */
function goodRows(platform: Platform, at: number): Partial<Record<Topic, Rows>> {
  const common = {
    last_update: [{ at: String(at - 9 * DAY_SECONDS) }],
    removable_media: [{ mounted: '0' }],
  };
  switch (platform) {
    case 'darwin':
      return {
        ...common,
        os_version: [{ platform: 'darwin', major: '26', minor: '1', build: '25B78' }],
        disk_encryption: [{ encrypted: '1', filevault_status: 'on' }],
        screenlock: [{ enabled: '1', grace_period: '5' }],
        alf: [{ global_state: '1' }],
        processes: [{ name: 'SentinelAgent' }],
        apps: [],
      };
    case 'windows':
      return {
        ...common,
        os_version: [{ platform: 'windows', major: '10', minor: '0', build: '26200' }],
        bitlocker_info: [{ drive_letter: 'C:', protection_status: '1' }],
        inactivity_limit: [{ data: '600' }],
        windows_security_center: [{ firewall: 'Good', antivirus: 'Good' }],
        processes: [{ name: 'MsMpEng.exe' }],
        programs: [],
      };
    case 'linux':
      return {
        ...common,
        os_version: [{ platform: 'ubuntu', major: '24', minor: '4', build: '' }],
        disk_encryption: [{ encrypted: '1' }],
        firewall_rules: [{ drops: '3' }],
        processes: [{ name: 'falcon-sensor' }],
        deb_packages: [],
      };
  }
}

/**
 * Snapshot lines of one device, as its result log has them.
 * @param at epoch milliseconds
 * @param broken rows in place of the good ones, by topic
 */
export function sampleLog(
  platform: Platform,
  host: string,
  at: number,
  broken: Partial<Record<Topic, Rows>> = {},
): readonly Readonly<Record<string, unknown>>[] {
  const seconds = Math.floor(at / 1000);
  return Object.entries({ ...goodRows(platform, seconds), ...broken }).map(([topic, snapshot]) => ({
    ...{ snapshot, action: 'snapshot', name: `cordon_${topic}`, hostIdentifier: host },
    calendarTime: new Date(seconds * 1000).toUTCString().replace('GMT', 'UTC'),
    ...{ unixTime: String(seconds), epoch: '0', counter: '0', numerics: false },
  }));
}
