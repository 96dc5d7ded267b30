import { describe, expect, it } from 'vitest';
import type { LogReport, Problem } from '@cordon/ledger';
import { rangeOf, stripOf } from './strip.ts';

const report = (more: Partial<LogReport> = {}): LogReport => ({
  ...{ ok: true, origin: 'log.example', size: 100, root: '', quorumHolds: true, bodies: null },
  ...{ witnesses: [], rotations: [], problems: [], checked: { entries: 100, tiles: 1, openings: 0 } },
  ...more,
});
/** An entry each second from 1000 s on. */
const samples = Array.from({ length: 100 }, (_, index) => ({ index, at: 1_000_000 + index * 1000 }));

describe('stripOf', () => {
  it('lays entries, witness and checkpoint along the time', () => {
    const witnesses = [{ name: 'w.example', vkey: 'w', timestamp: 1198 }];
    const strip = stripOf(samples, report({ witnesses }));
    expect(strip).toMatchObject({ from: 1_000_000, until: 1_198_000 });
    expect(strip?.bars).toHaveLength(60);
    expect(strip?.bars.slice(31).every((bar) => bar === 0)).toBe(true);
    expect(strip?.marks.map(({ kind, x }) => [kind, x])).toEqual([
      ['signed', 0.5],
      ['cosigned', 1],
    ]);
  });

  it('marks a problem where its entries stand', () => {
    const problems: Problem[] = [
      { code: 'entry-changed', path: 'tile/entries/000', problem: 'entries 33 to 66: not what was logged' },
    ];
    const [mark] = stripOf(samples, report({ problems }))?.marks ?? [];
    expect(mark).toMatchObject({ kind: 'problem', at: 1_033_000 });
    expect([mark?.x, mark?.until].map((x) => Math.round((x ?? 0) * 99))).toEqual([33, 66]);
  });

  it('has nothing to draw along without entries', () => {
    expect(stripOf([], report())).toBeNull();
  });
});

describe('rangeOf', () => {
  const at = (path: string, problem = 'wrong', size = 100_000) =>
    rangeOf({ code: 'tile-changed', path, problem }, size);
  it.each([
    ['tile/entries/002', 'wrong', [512, 767]],
    ['tile/0/002.p/3', 'wrong', [512, 514]],
    ['tile/1/001', 'wrong', [65_536, 99_999]],
    ['bodies', 'entry 7: no body', [7, 7]],
    ['checkpoint', 'the log was forked', null],
    ['tile/entries/001', 'entry 999999: beyond the end', [99_999, 99_999]],
  ])('%s, %s', (path, problem, range) => {
    expect(at(path, problem)).toEqual(range);
  });
});
