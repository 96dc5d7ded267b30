import { rowsOf, type DeviceState } from './fold.ts';

export type Platform = 'darwin' | 'windows' | 'linux';

export const platformNames = {
  darwin: 'macOS',
  windows: 'Windows',
  linux: 'Linux',
} as const satisfies Record<Platform, string>;

/** Systems of Linux as `os_version.platform` names them, with the oldest release that its maker still mends (majors). */
const linuxSince: Readonly<Record<string, number>> = {
  ubuntu: 22,
  debian: 12,
  rhel: 8,
  rocky: 8,
  almalinux: 8,
  amzn: 2,
  fedora: 43,
  opensuse: 15,
};

/** The oldest macOS that Apple still mends; it mends the newest three. */
const DARWIN_SINCE = 15;
/** The oldest build of Windows in mainstream servicing (11, 24H2). */
const WINDOWS_SINCE = 26_100;

/** The platform a device says it is. @returns null when it has not said so, or is another */
export function platformOf(state: DeviceState): Platform | null {
  const name = rowsOf(state.os_version)?.[0]?.platform?.toLowerCase();
  if (name === undefined) return null;
  if (name === 'darwin' || name === 'windows') return name;
  return Object.hasOwn(linuxSince, name) ? 'linux' : null;
}

/** What `platform_type` of an enrolment says: bits of osquery (2 Windows, 8 Linux, 16 macOS). */
export function platformOfType(bits: number): Platform | null {
  if ((bits & 16) !== 0) return 'darwin';
  if ((bits & 8) !== 0) return 'linux';
  return (bits & 2) !== 0 ? 'windows' : null;
}

/** Whether the maker of the system still mends this release. @returns null when that cannot be told */
export function stillMended(state: DeviceState): boolean | null {
  const row = rowsOf(state.os_version)?.[0];
  const platform = platformOf(state);
  if (row === undefined || platform === null) return null;
  const text = platform === 'windows' ? row.build : row.major;
  if (text === undefined || !/^\d{1,6}$/.test(text)) return null;
  const release = Number(text);
  if (platform === 'darwin') return release >= DARWIN_SINCE;
  if (platform === 'windows') return release >= WINDOWS_SINCE;
  const since = linuxSince[row.platform?.toLowerCase() ?? ''];
  return since === undefined ? null : release >= since;
}
