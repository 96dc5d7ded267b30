import { Failure } from '@cordon/core/kernel';
import { readTable, wrong } from '../../identity/roster/csv.ts';
import { deviceKinds, type DeviceKind } from './device.ts';

/** A line of a register of devices. */
export interface RegisterRow {
  readonly line: number;
  readonly name: string;
  readonly host: string | null;
  readonly kind: DeviceKind;
  readonly site: string | null;
  readonly shared: boolean;
  /** Addresses of the people who work on it. */
  readonly people: readonly string[];
}

const COLUMNS = ['name', 'host', 'kind', 'site', 'shared', 'people'] as const;
const MOST = 5000;

/**
 * Reads a register: a table with a header (RFC 4180). `name` is needed; `host` is what osquery calls the device
 * (`--host_identifier`), so that it is known once it enrols; `people` are e-mail addresses with spaces between them.
 * @throws Failure `bad-request` with the line, never with what stands in it
 */
export function readRegister(csv: string): readonly RegisterRow[] {
  const lines = readTable(csv, new Map(COLUMNS.map((column) => [column, column])));
  if (lines.length === 0 || lines.length > MOST) {
    throw new Failure('bad-request', `A register has between 1 and ${String(MOST)} devices.`);
  }
  return lines.map(({ line, cells }) => {
    const name = cells.name ?? '';
    if (name.length < 2 || name.length > 80) throw wrong(line, 'a name has 2 to 80 characters');
    const kind = cells.kind === undefined || cells.kind === '' ? 'other' : cells.kind.toLowerCase();
    const found = deviceKinds.find((one) => one === kind);
    if (found === undefined) throw wrong(line, `the kind is ${deviceKinds.join(', ')}`);
    const shared = cells.shared?.toLowerCase() ?? '';
    if (!['', 'yes', 'no'].includes(shared)) throw wrong(line, 'shared is yes or no');
    const host = cells.host ?? '';
    if (host.length > 200) throw wrong(line, 'a host has at most 200 characters');
    return {
      ...{ line, name, kind: found, shared: shared === 'yes' },
      host: host === '' ? null : host,
      site: cells.site === undefined || cells.site === '' ? null : cells.site,
      people: (cells.people ?? '').split(/[\s;]+/).filter((one) => one !== ''),
    };
  });
}
