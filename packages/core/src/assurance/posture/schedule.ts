import type { Platform } from './platforms.ts';
import { namesSql } from './software.ts';
import type { Topic } from './topics.ts';

interface Scheduled {
  readonly query: string;
  /** Seconds. */
  readonly interval: number;
  readonly snapshot: true;
  /** As osquery names platforms. */
  readonly platform?: Platform;
}

/** Every quarter of an hour: a report is good for hours, and one that fails on the way is followed by the next. */
const INTERVAL = 900;

interface Query {
  readonly name: Topic;
  readonly platform?: Platform;
  readonly sql: string;
}

/*
 * Each query asks for what a rule needs and no more: a count instead of names, a known program instead of all of them. They are
 * snapshots, since only a whole answer tells that something is not there. Tables: osquery's schema.
 */
const queries: readonly Query[] = [
  { name: 'os_version', sql: 'SELECT platform, major, minor, build FROM os_version' },
  {
    ...{ name: 'disk_encryption', platform: 'darwin' },
    sql: "SELECT e.encrypted, e.filevault_status FROM mounts m JOIN disk_encryption e ON e.name = m.device WHERE m.path = '/'",
  },
  {
    ...{ name: 'disk_encryption', platform: 'linux' },
    sql: "SELECT e.encrypted FROM mounts m JOIN disk_encryption e ON e.name = m.device WHERE m.path = '/'",
  },
  {
    ...{ name: 'bitlocker_info', platform: 'windows' },
    sql: "SELECT drive_letter, protection_status FROM bitlocker_info WHERE drive_letter = 'C:'",
  },
  { name: 'screenlock', platform: 'darwin', sql: 'SELECT enabled, grace_period FROM screenlock' },
  {
    ...{ name: 'inactivity_limit', platform: 'windows' },
    sql: "SELECT data FROM registry WHERE path = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\InactivityTimeoutSecs'",
  },
  {
    ...{ name: 'last_update', platform: 'darwin' },
    sql: "SELECT coalesce(max(time), 0) AS at FROM package_install_history WHERE source IN ('softwareupdated', 'macOS Installer', 'Software Update')",
  },
  {
    ...{ name: 'last_update', platform: 'windows' },
    sql: "SELECT coalesce(max(date), 0) AS at FROM windows_update_history WHERE operation = 'Installation' AND result_code = 'Succeeded'",
  },
  {
    ...{ name: 'last_update', platform: 'linux' },
    sql: "SELECT coalesce(max(mtime), 0) AS at FROM file WHERE path IN ('/var/lib/dpkg/status', '/var/lib/rpm/rpmdb.sqlite', '/usr/lib/sysimage/rpm/rpmdb.sqlite')",
  },
  { name: 'alf', platform: 'darwin', sql: 'SELECT global_state FROM alf' },
  {
    ...{ name: 'windows_security_center', platform: 'windows' },
    sql: 'SELECT firewall, antivirus FROM windows_security_center',
  },
  {
    ...{ name: 'firewall_rules', platform: 'linux' },
    sql: "SELECT count(*) AS drops FROM iptables WHERE chain = 'INPUT' AND (policy = 'DROP' OR target IN ('DROP', 'REJECT'))",
  },
  {
    ...{ name: 'removable_media', platform: 'darwin' },
    sql: "SELECT count(*) AS mounted FROM mounts WHERE path LIKE '/Volumes/%' AND device LIKE '/dev/disk%'",
  },
  {
    ...{ name: 'removable_media', platform: 'windows' },
    sql: "SELECT count(*) AS mounted FROM logical_drives WHERE description = 'Removable Disk'",
  },
  {
    ...{ name: 'removable_media', platform: 'linux' },
    sql: "SELECT count(*) AS mounted FROM mounts WHERE path LIKE '/media/%' OR path LIKE '/run/media/%'",
  },
  { name: 'processes', sql: `SELECT DISTINCT name FROM processes WHERE ${namesSql('name')}` },
  { name: 'apps', platform: 'darwin', sql: `SELECT DISTINCT name FROM apps WHERE ${namesSql('name')}` },
  {
    ...{ name: 'programs', platform: 'windows' },
    sql: `SELECT DISTINCT name FROM programs WHERE ${namesSql('name')}`,
  },
  {
    ...{ name: 'deb_packages', platform: 'linux' },
    sql: `SELECT DISTINCT name FROM deb_packages WHERE ${namesSql('name')}`,
  },
];

/** The schedule a device is given: as osquery's configuration, and as a pack for whoever runs osquery already. */
export function schedule(): Readonly<Record<string, Scheduled>> {
  return Object.fromEntries(
    queries.map(({ name, platform, sql: query }) => [
      `cordon${platform === undefined ? '' : `_${platform}`}_${name}`,
      { query, interval: INTERVAL, snapshot: true, ...(platform !== undefined && { platform }) },
    ]),
  );
}
