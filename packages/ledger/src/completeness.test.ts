import { describe, expect, it } from 'vitest';
import type { JsonValue } from './canonical.ts';
import { commit, leafBytes } from './entry.ts';
import { MemoryLog } from './memoryLog.ts';
import { noteSigner } from './note.ts';
import type { Opening } from './opening.ts';
import type { IndexRange } from './ranges.ts';
import { verifyLog } from './verify.ts';

const signer = noteSigner('log.example', new Uint8Array(32).fill(1));
const salt = new Uint8Array(32).fill(5);
const pruned = (
  ranges: string,
  count: number,
  words: Readonly<Record<string, JsonValue>> = {},
): JsonValue => ({
  ...{ v: 1, kind: 'admin', act: 'ledger-pruned', at: '2026-11-01T00:00:00.000Z', agreement: 'agr_1' },
  ...{ person: 'per_1', party: 'pty_1', ip: null, code: null },
  words: {
    ...{ what: 'bodies', ranges, count, from: '2026-10-01T00:00:00.000Z', until: '2026-10-02T00:00:00.000Z' },
    ...{ ground: 'term-ended', asked: 'per_1', approved: 'per_2', ...words },
  },
});

/** A log of 300 entries whose entry 280 is `retention`. */
const RETENTION_AT = 280;
const bodiesWith = (retention: JsonValue): JsonValue[] =>
  Array.from({ length: 300 }, (_, i) => (i === RETENTION_AT ? retention : { entry: i }));

async function check(
  bodies: readonly JsonValue[],
  shown: (index: number) => boolean,
  ranges?: readonly IndexRange[],
) {
  const log = new MemoryLog('log.example');
  for (const body of bodies)
    log.append(leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit(body, salt) }));
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of log.export(log.checkpoint([signer]), [])) files.set(path, bytes);
  const openings = bodies.flatMap((body, index): Opening[] => (shown(index) ? [{ index, salt, body }] : []));
  const report = await verifyLog({ read: async (path) => files.get(path) ?? null }, [signer.key], {
    bodies: { openings, ...(ranges !== undefined && { ranges }) },
  });
  return { ...report, named: report.problems.map(({ code, problem }) => `${code}: ${problem}`) };
}

const without = (first: number, last: number) => (index: number) => index < first || index > last;
const plain = bodiesWith({ entry: RETENTION_AT });

describe('bodies that are claimed complete', () => {
  it('are, when every entry opens', async () => {
    expect(await check(plain, () => true)).toMatchObject({
      ok: true,
      bodies: { opened: 300, erased: 0, missing: 0 },
    });
  });

  it('are tampered with when one is missing and no entry says so', async () => {
    expect(await check(plain, without(40, 42))).toMatchObject({
      ok: false,
      bodies: { opened: 297, erased: 0, missing: 3 },
      named: ['body-missing: entries 40 to 42: no body, and no entry says that it was erased'],
    });
  });

  it('may lack what a retention entry names', async () => {
    expect(
      await check(bodiesWith(pruned('40-42,77', 4)), (i) => without(40, 42)(i) && i !== 77),
    ).toMatchObject({
      ok: true,
      bodies: { opened: 296, erased: 4, missing: 0 },
    });
  });

  it('may lack nothing beyond what it names', async () => {
    expect(await check(bodiesWith(pruned('40-42', 3)), without(39, 43))).toMatchObject({
      bodies: { opened: 295, erased: 3, missing: 2 },
      named: [39, 43].map(
        (i) => `body-missing: entry ${String(i)}: no body, and no entry says that it was erased`,
      ),
    });
  });

  it('may lack nothing when the retention entry is not shown itself', async () => {
    const shown = (i: number): boolean => without(40, 42)(i) && i !== RETENTION_AT;
    expect((await check(bodiesWith(pruned('40-42', 3)), shown)).bodies).toEqual({
      ...{ opened: 296, erased: 0, missing: 4 },
    });
  });

  it.each([
    ['covers itself', pruned('40-280', 241), without(40, 42)],
    ['covers what comes later', pruned('281-290', 10), without(281, 282)],
    ['has a count that is not that of its ranges', pruned('40-42', 4), without(40, 42)],
    ['has ranges in another spelling', pruned('40-41,42', 3), without(40, 42)],
    ['has one person for two', pruned('40-42', 3, { approved: 'per_1' }), without(40, 42)],
    ['names no ground', pruned('40-42', 3, { ground: '' }), without(40, 42)],
    ['is of another kind of erasing', pruned('40-42', 3, { what: 'everything' }), without(40, 42)],
  ])('may lack nothing by a retention entry that %s', async (_, retention, shown) => {
    const report = await check(bodiesWith(retention), shown);
    expect(report.named).toContain(
      'retention-malformed: entry 280 says that something was erased, and not rightly what',
    );
    expect(report.bodies?.missing).toBeGreaterThan(0);
  });

  it('may lack no body where only sealed values were erased', async () => {
    const report = await check(bodiesWith(pruned('40-42', 3, { what: 'openings' })), without(40, 42));
    expect(report.problems.map(({ code }) => code)).toEqual(['body-missing']);
  });

  it('are asked for in the stated window alone, retention entries from anywhere', async () => {
    const report = await check(bodiesWith(pruned('40-42', 3)), (i) => i < 60 && without(40, 42)(i), [
      { first: 10, last: 49 },
    ]);
    expect(report).toMatchObject({ ok: false, bodies: { opened: 37, erased: 0, missing: 3 } });
    const named = await check(
      bodiesWith(pruned('40-42', 3)),
      (i) => i === RETENTION_AT || (i < 60 && without(40, 42)(i)),
      [{ first: 10, last: 49 }],
    );
    expect(named).toMatchObject({ ok: true, bodies: { opened: 37, erased: 3, missing: 0 } });
  });

  it('are not what they say when one does not open, is of no entry, or stands out of order', async () => {
    const changed = await verifyWith([{ index: 0, salt, body: 'another' }], [{ first: 0, last: 0 }]);
    expect(changed).toEqual([
      'opening-mismatch: entry 0 does not open to this body and salt',
      'body-missing: entry 0: no body, and no entry says that it was erased',
    ]);
    expect(await verifyWith([{ index: 3, salt, body: 'x' }], [{ first: 0, last: 5 }])).toEqual([
      'opening-nowhere: there is no entry 3 to open',
      'body-missing: entries 0 to 2: no body, and no entry says that it was erased',
      'opening-nowhere: the bodies are said to reach to entry 5; the log has 3 entries',
    ]);
    const two = [1, 0].map((index) => ({ index, salt, body: index }));
    expect(await verifyWith(two, [{ first: 1, last: 1 }])).toEqual([
      'opening-nowhere: the body of entry 0 stands behind that of 1: not in order',
    ]);
  });
});

/** A log of three entries, each with its index as its body. */
async function verifyWith(openings: readonly Opening[], ranges: readonly IndexRange[]): Promise<string[]> {
  const log = new MemoryLog('log.example');
  for (let i = 0; i < 3; i++)
    log.append(leafBytes({ v: 1, t: '2026-10-01T09:30:00.000Z', c: commit(i, salt) }));
  const files = new Map<string, Uint8Array>();
  for await (const { path, bytes } of log.export(log.checkpoint([signer]), [])) files.set(path, bytes);
  const { problems } = await verifyLog({ read: async (path) => files.get(path) ?? null }, [signer.key], {
    bodies: { openings, ranges },
  });
  return problems.map(({ code, problem }) => `${code}: ${problem}`);
}
