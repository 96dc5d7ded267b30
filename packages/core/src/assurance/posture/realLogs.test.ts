import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, rowsOf } from './fold.ts';
import { readLogs, readLogText, type QueryResult } from './logs.ts';

/* What osqueryd itself wrote on three systems; see tests/vectors/osquery/NOTICE. */
const text = (name: string): string =>
  readFileSync(new URL(`../../../../../tests/vectors/osquery/${name}`, import.meta.url), 'utf8');

function read(name: string): readonly QueryResult[] {
  const logs = readLogText(text(name));
  if (!logs.ok) throw new Error(logs.problem);
  return logs.results;
}

/** As if a query were about disks: what is kept of rows differs, which rows are there does not. */
const asDisks = (results: readonly QueryResult[], query: string): readonly QueryResult[] =>
  results.flatMap((result) => (result.query === query ? [{ ...result, query: 'disk_encryption' }] : []));

const disks = (results: readonly QueryResult[]) => rowsOf(fold({}, results).disk_encryption)?.length;

describe('real logs of osqueryd', () => {
  it('macOS, 2.11: every line is read, and what a run took away is what an earlier one had told', () => {
    const results = read('darwin-2.11.results.log');
    expect(results).toHaveLength(18);
    expect(new Set(results.map(({ host, epoch, form }) => `${String(host)} ${epoch} ${form}`))).toEqual(
      new Set(['desk-1.example 0 differential']),
    );
    const mounts = results.filter(({ query }) => query.endsWith('_mounts'));
    const first = mounts.filter(({ counter }) => counter === 0).flatMap(({ added }) => added);
    const taken = mounts.flatMap(({ removed }) => removed);
    expect(taken).toHaveLength(2);
    for (const row of taken) expect(first).toContainEqual(row);
  });

  it('macOS, 2.11: a differential query comes to what is there, in either order, and never to what was', () => {
    const results = asDisks(read('darwin-2.11.results.log'), 'pack_it-compliance_mounts');
    const [first, second] = [0, 1].map((counter) => results.filter((one) => one.counter === counter));
    expect(disks(first ?? [])).toBe(5);
    expect(disks([...(second ?? []), ...(first ?? [])])).toBe(5);
    expect(disks(results)).toBe(5);
    expect(rowsOf(fold({}, second ?? []).disk_encryption)).toBeNull();
  });

  it('Linux, 2.10: a pack of many rows, a line each', () => {
    const results = read('linux-2.10.results.log');
    expect(results.map(({ added }) => added.length)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(results[5]?.added[0]).toMatchObject({ name: 'ib_core' });
    expect(results[5]?.added[0]?.used_by).toContain('rdma');
  });

  it('all formats: event, snapshot, batch with an empty text, and a snapshot of which each row is a line', () => {
    const results = read('formats.results.log');
    expect(results.map(({ form }) => form)).toEqual([
      ...['differential', 'snapshot', 'differential'],
      ...['snapshot-row', 'snapshot-row', 'snapshot-row'],
    ]);
    expect(results[2]).toMatchObject({ counter: 10, added: [], removed: [{ address: '127.0.0.1' }] });
    const usb = asDisks(results, 'pack/Global/All USB devices');
    expect(disks(usb)).toBe(3);
    expect(disks([...usb, ...usb])).toBe(3);
  });

  it('5.11: the body that its tls logger posts', () => {
    const logs = readLogs(JSON.parse(text('post-5.11.tls.log')));
    expect(logs).toMatchObject({
      ok: true,
      results: [{ at: 1_707_769_000_000 }, { added: [{ version: '5.11.0' }] }],
    });
  });
});
