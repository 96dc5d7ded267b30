import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, rowsOf, toldBy } from './fold.ts';
import type { QueryResult } from './logs.ts';

const START = Date.parse('2026-11-27T08:00:00Z');

/** One query as osquery runs it: rows come and go, and each run tells what changed since the one before. */
const runs = fc
  .array(fc.subarray(['anydesk.exe', 'obs64.exe', 'teamviewer.exe', 'loom.exe']), {
    minLength: 1,
    maxLength: 12,
  })
  .map((states) => {
    const results = states.map((names, counter): QueryResult => {
      const before = counter === 0 ? [] : (states[counter - 1] ?? []);
      const row = (name: string) => ({ name });
      return {
        ...{ query: 'cordon_processes', host: 'desk', at: START + counter * 60_000, epoch: '1', counter },
        form: 'differential',
        added: names.filter((name) => !before.includes(name)).map(row),
        removed: before.filter((name) => !names.includes(name)).map(row),
      };
    });
    return { results, last: states.at(-1) ?? [] };
  });

/** The same in event format: a line for each row. */
const events = (results: readonly QueryResult[]): readonly QueryResult[] =>
  results.flatMap((result) => [
    ...result.removed.map((row) => ({ ...result, added: [], removed: [row] })),
    ...result.added.map((row) => ({ ...result, added: [row], removed: [] })),
  ]);

const there = (state: ReturnType<typeof fold>) =>
  rowsOf(state.processes)
    ?.map(({ id }) => id)
    .toSorted();

const idsOf = (names: readonly string[]) => names.map((name) => name.split(/[.6]/)[0] ?? '').toSorted();

describe('results of a device', () => {
  it('come to what is there, in whatever order, however often and in however many posts they arrive', () => {
    fc.assert(
      fc.property(
        runs,
        fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
        fc.nat(3),
        ({ results, last }, keys, again) => {
          const twice = [...results, ...results.slice(0, again)];
          const order = twice
            .map((result, nth) => ({ result, key: keys[nth] ?? 0 }))
            .toSorted((a, b) => a.key - b.key);
          let state = {};
          for (const { result } of order) state = fold(state, [result]);
          expect(there(state)).toEqual(idsOf(last));
          expect(there(fold({}, results))).toEqual(idsOf(last));
        },
      ),
    );
  });

  it('come to the same in event format', () => {
    fc.assert(
      fc.property(runs, ({ results, last }) => {
        const state = fold({}, events(results));
        // Without a row in the first run nothing is logged of it, and then nothing can be said.
        if (results[0]?.added.length === 0) expect(rowsOf(state.processes)).toBeNull();
        else expect(there(state)).toEqual(idsOf(last));
      }),
    );
  });

  it('of an older epoch change nothing, and a new epoch starts anew', () => {
    fc.assert(
      fc.property(runs, runs, (old, young) => {
        const moved = young.results.map((result) => ({ ...result, epoch: '2', at: result.at + 3_600_000 }));
        const state = fold(fold({}, moved), old.results);
        expect(there(state)).toEqual(idsOf(young.last));
        expect(fold(fold({}, old.results), moved)).toEqual(fold({}, moved));
      }),
    );
  });

  it('of an osquery that lost its database count from its new first run on, and out of order say so or nothing', () => {
    fc.assert(
      fc.property(runs, runs, fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), (old, young, keys) => {
        // Same epoch, numbers from 0 again.
        const moved = young.results.map((result) => ({ ...result, at: result.at + 3_600_000 }));
        const order = [...old.results, ...moved]
          .map((result, nth) => ({ result, key: keys[nth] ?? 0 }))
          .toSorted((a, b) => a.key - b.key);
        let state = {};
        for (const { result } of order) state = fold(state, [result]);
        expect([idsOf(young.last), undefined]).toContainEqual(there(state));
        // As it sends them: in order, and some of them again.
        const sent = fold(fold({}, old.results), moved);
        expect(there(sent)).toEqual(idsOf(young.last));
        expect(there(fold(fold(sent, moved), old.results))).toEqual(idsOf(young.last));
      }),
    );
  });

  it('of an osquery whose new first run was missed say nothing', () => {
    const result = (at: number, counter: number, added: readonly string[]): QueryResult => ({
      ...{ query: 'cordon_processes', host: null, at: START + at, epoch: '0', counter, form: 'differential' },
      ...{ added: added.map((name) => ({ name })), removed: [] },
    });
    const before = fold({}, [result(0, 0, ['obs64.exe']), result(1000, 1, ['loom.exe'])]);
    expect(there(before)).toEqual(['loom', 'obs']);
    const after = fold(before, [result(9000, 1, ['anydesk.exe'])]);
    expect(there(after)).toBeUndefined();
    expect(there(fold(after, [result(8000, 0, [])]))).toEqual(['anydesk']);
  });

  it('of a clock that is ahead stand no longer than until the next', () => {
    const snapshot = (at: number, names: readonly string[]): QueryResult => ({
      ...{ query: 'processes', host: null, at, epoch: '0', counter: 0, form: 'snapshot' },
      ...{ added: names.map((name) => ({ name })), removed: [] },
    });
    const YEAR = 365 * 86_400_000;
    const ahead = [snapshot(START + YEAR - 1000, ['obs64.exe']), snapshot(START + YEAR, [])];
    const state = fold({}, toldBy(ahead, START));
    expect(state.processes?.at).toBe(START);
    expect(there(state)).toEqual([]);
    const right = fold(state, toldBy([snapshot(START + 1000, ['loom.exe'])], START + 2000));
    expect(there(right)).toEqual(['loom']);
  });

  it('without the first run say nothing about what is not there', () => {
    fc.assert(
      fc.property(
        runs.filter(({ results }) => results.length > 1),
        ({ results }) => {
          expect(rowsOf(fold({}, results.slice(1)).processes)).toBeNull();
        },
      ),
    );
  });

  it('keep no value that no rule needs', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12}$/), (secret) => {
        const result: QueryResult = {
          ...{ query: 'pack_cordon_processes', host: secret, at: START, epoch: '1', counter: 0 },
          ...{ form: 'snapshot', removed: [] },
          added: [{ name: secret }, { name: 'anydesk.exe', path: `/home/${secret}`, cmdline: secret }],
        };
        expect(JSON.stringify(fold({}, [result]))).not.toContain(secret);
      }),
    );
  });

  it('that are more than is kept say nothing, also once some are gone', () => {
    const many = Array.from({ length: 300 }, (_, pid) => ({ name: 'obs', pid: String(pid) }));
    const first: QueryResult = {
      ...{ query: 'processes', host: null, at: START, epoch: '1', counter: 0 },
      ...{ form: 'differential', added: many, removed: [] },
    };
    const state = fold({}, [first]);
    expect(rowsOf(state.processes)).toBeNull();
    const gone = { ...first, counter: 1, at: START + 1000, added: [], removed: many.slice(0, 200) };
    expect(rowsOf(fold(state, [gone]).processes)).toBeNull();
    expect(Object.keys(state.processes?.rows ?? {}).length).toBeLessThanOrEqual(200);
  });
});
