import { describe, expect, it } from 'vitest';
import { BOUNDS, readLogs, readLogText } from './logs.ts';

/* Shapes as osquery's wiki shows them (deployment/logging, deployment/remote); values made up. */
const stamp = {
  hostIdentifier: 'desk-12',
  calendarTime: 'Fri Nov 27 08:00:00 2026 UTC',
  unixTime: '1795766400',
  epoch: '314159265',
  counter: '1',
};
const added = { action: 'added', columns: { name: 'obs64.exe', pid: '97830' }, name: 'processes', ...stamp };
const removed = {
  action: 'removed',
  columns: { name: 'obs64.exe', pid: '97650' },
  name: 'processes',
  ...stamp,
};
const batch = {
  diffResults: { added: [added.columns], removed: [removed.columns] },
  ...{ name: 'processes', ...stamp },
};
const snapshot = {
  ...{ action: 'snapshot', snapshot: [{ global_state: '1' }, { global_state: '2' }], name: 'alf', ...stamp },
};
const at = 1_795_766_400_000;
const common = { host: 'desk-12', at, epoch: '314159265', counter: 1 };

describe('result logs', () => {
  it.each([
    ['event format, added', added, { query: 'processes', form: 'differential', added: [added.columns] }],
    ['event format, removed', removed, { form: 'differential', added: [], removed: [removed.columns] }],
    ['batch format', batch, { form: 'differential', added: [added.columns], removed: [removed.columns] }],
    [
      'batch format of an older osquery, without one side',
      { ...batch, diffResults: { added: '', removed: [removed.columns] } },
      { added: [], removed: [removed.columns] },
    ],
    ['snapshot format', snapshot, { query: 'alf', form: 'snapshot', added: snapshot.snapshot }],
    ['an empty snapshot', { ...snapshot, snapshot: [] }, { form: 'snapshot', added: [] }],
    [
      'numbers bare instead of as text',
      {
        ...snapshot,
        snapshot: [{ global_state: 1 }],
        unixTime: 1_795_766_400,
        epoch: 314_159_265,
        counter: 1,
      },
      { added: [{ global_state: '1' }] },
    ],
    [
      'an older osquery, which names the host otherwise',
      { ...added, hostname: 'desk-12', hostIdentifier: undefined },
      {},
    ],
  ])('%s', (_, line, expected) => {
    const logs = readLogs(line);
    expect(logs).toMatchObject({ ok: true, results: [{ ...common, ...expected }] });
  });

  it('come one by one, in an array, in lines, and as the tls logger posts them: the same', () => {
    const lines = [added, batch, snapshot];
    const one = readLogs(lines);
    expect(one).toMatchObject({ ok: true, results: [{}, {}, {}] });
    expect(readLogs({ node_key: 'k', log_type: 'result', data: lines })).toEqual(one);
    expect(readLogText(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)).toEqual(one);
    expect(readLogText(JSON.stringify(lines))).toEqual(one);
  });

  it('status lines tell nothing of the device', () => {
    const status = {
      severity: '0',
      filename: 'scheduler.cpp',
      line: '83',
      message: 'Executing',
      version: '5.12.1',
    };
    expect(readLogs([status, snapshot])).toMatchObject({ ok: true, results: [{ query: 'alf' }] });
    expect(readLogs({ node_key: 'k', log_type: 'status', data: [status] })).toEqual({
      ok: true,
      results: [],
    });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'processes'],
    ['a number', 7],
    ['a line that is none', [7]],
    ['no name', { ...added, name: undefined }],
    ['no time', { ...added, unixTime: undefined }],
    ['a time that is none', { ...added, unixTime: 'now' }],
    ['a time before 1970', { ...added, unixTime: -1 }],
    ['a counter that is none', { ...added, counter: '1.5' }],
    ['an action nobody knows', { ...added, action: 'changed' }],
    ['no rows', { ...added, columns: undefined }],
    ['a row that is none', { ...snapshot, snapshot: ['x'] }],
    ['a value that is an object', { ...snapshot, snapshot: [{ global_state: { is: '1' } }] }],
    ['a value that is null', { ...snapshot, snapshot: [{ global_state: null }] }],
    ['a batch that is none', { ...batch, diffResults: { added: 'x' } }],
    ['one bad line among good ones', [added, { ...added, unixTime: 'x' }]],
  ])('refused whole: %s', (_, value) => {
    expect(readLogs(value)).toEqual({ ok: false, problem: 'not-osquery' });
  });

  it.each<[string, unknown]>([
    ['lines', Array.from({ length: BOUNDS.results + 1 }, () => added)],
    ['rows', { ...snapshot, snapshot: Array.from({ length: BOUNDS.rows + 1 }, () => ({ a: '1' })) }],
    [
      'rows over several lines',
      [1, 2].map(() => ({ ...snapshot, snapshot: Array.from({ length: 3000 }, () => ({ a: '1' })) })),
    ],
    [
      'columns',
      {
        ...added,
        columns: Object.fromEntries(Array.from({ length: 65 }, (_, nth) => [`c${String(nth)}`, '1'])),
      },
    ],
    ['a name', { ...added, name: 'x'.repeat(BOUNDS.name + 1) }],
  ])('refused as too large: %s', (_, value) => {
    expect(readLogs(value)).toEqual({ ok: false, problem: 'too-large' });
  });

  it('a value that no rule could read is cut, and the rest of the post is good', () => {
    const logs = readLogs([{ ...added, columns: { cmdline: 'x'.repeat(100_000), name: 'obs' } }, snapshot]);
    expect(logs).toMatchObject({
      ok: true,
      results: [{ added: [{ cmdline: 'x'.repeat(BOUNDS.value), name: 'obs' }] }, {}],
    });
  });

  it('too many lines of text are refused before any is read', () => {
    expect(readLogText('{}\n'.repeat(BOUNDS.results + 1))).toEqual({ ok: false, problem: 'too-large' });
  });

  it('a document nested a hundred thousand deep is refused, not followed', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(readLogText(deep)).toEqual({ ok: false, problem: 'not-osquery' });
    expect(
      readLogText(`{"name":"alf","unixTime":"1","action":"snapshot","snapshot":[{"a":${deep}}]}`).ok,
    ).toBe(false);
  });

  it('a name of JavaScript’s own in a column or a query is a name like any other', () => {
    const line = `{"name":"__proto__","unixTime":"1","action":"snapshot","snapshot":[{"__proto__":"1"}]}`;
    expect(readLogText(line)).toMatchObject({ ok: true });
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });
});
