import type { Columns } from './logs.ts';
import { knownBy } from './software.ts';

/** What is kept of one row: what a rule needs and nothing else. Null: the row tells nothing that matters. */
type Reading = (row: Columns) => Columns | null;

/**
 * What is read out of results, by the table a query asks. All other columns (serial numbers, users, paths) are dropped before
 * anything is kept.
 */
const readings = {
  os_version: only('platform', 'major', 'minor', 'build'),
  disk_encryption: only('encrypted', 'filevault_status'),
  bitlocker_info: only('drive_letter', 'protection_status'),
  screenlock: only('enabled', 'grace_period'),
  /** The machine inactivity limit of Windows, from the registry. */
  inactivity_limit: only('data'),
  last_update: only('at'),
  alf: only('global_state'),
  windows_security_center: only('firewall', 'antivirus'),
  firewall_rules: only('drops'),
  /** How many volumes are mounted that can be carried away. */
  removable_media: only('mounted'),
  processes: program,
  apps: program,
  programs: program,
  deb_packages: program,
} as const satisfies Readonly<Record<string, Reading>>;

export type Topic = keyof typeof readings;

/** Longest first: `programs` must not be taken for the end of another name. */
const names = (Object.keys(readings) as Topic[]).toSorted((a, b) => b.length - a.length);

/**
 * What a query is about, told by the end of its name: `disk_encryption`, `pack_it-compliance_disk_encryption`,
 * `pack/cordon/disk_encryption` and `cordon_disk_encryption` are one.
 * @returns null for what says nothing about the state of a device
 */
export function topicOf(query: string): Topic | null {
  return (
    names.find(
      (name) =>
        query === name || (query.endsWith(name) && /[^A-Za-z0-9]/.test(query.at(-name.length - 1) ?? '')),
    ) ?? null
  );
}

/** What is kept of a row about a topic. */
export function kept(topic: Topic, row: Columns): Columns | null {
  return readings[topic](row);
}

/** Values are codes and numbers: a long one is something else and is cut. */
const LONGEST = 40;

function only(...columns: readonly string[]): Reading {
  return (row) =>
    Object.fromEntries(
      columns.flatMap((name) =>
        row[name] === undefined ? [] : [[name, row[name].trim().slice(0, LONGEST)]],
      ),
    );
}

/** Of a program only which known one it is: all that somebody else has on their device is nobody's business. */
function program(row: Columns): Columns | null {
  const id = knownBy(row.name ?? '') ?? knownBy(row.bundle_identifier ?? '');
  return id === null ? null : { id };
}
