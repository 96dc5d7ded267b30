import { describe, expect, it } from 'vitest';
import type { RestoreDrill } from '../../api/types.ts';
import { historyWords, problemWords, sizeWords, spanWords, standingWords } from './words.ts';

const drill: RestoreDrill = {
  ...{
    id: 'rsd_1',
    askedAt: '2026-11-01T00:00:00Z',
    askedBy: null,
    state: 'passed',
    step: null,
    stepDone: 0,
  },
  ...{ stepOf: 0, endedAt: '2026-11-01T00:01:00Z', problem: null, entry: 7 },
  measured: { entries: 5, rows: 50, bytes: 1, backUpMs: 1, restoreMs: 3000, verifyMs: 1000 },
};
const failed = { ...drill, state: 'failed' as const, measured: null, problem: 'restore-wrong' };
const backup = {
  ...{ id: 'bak_1', at: '2026-11-01T00:00:00Z', entries: 1, rows: 1, bytes: 1, sha256: 'a', withKeys: false },
  ...{ lockedWith: 'passphrase' as const, entry: 1 },
};
const well = { backups: [backup], drills: [drill], overdueSince: null, nextAt: '2026-12-01T00:00:00Z' };

describe('whether it would be enough to come back', () => {
  it.each([
    ['all is well', well, false, null],
    ['the last drill failed', { ...well, drills: [failed, drill] }, false, 'The last drill failed'],
    ['one passed after it', { ...well, drills: [drill, failed] }, false, null],
    [
      'none passed for long',
      { ...well, overdueSince: '2026-11-01T00:00:00Z' },
      false,
      'Nobody knows whether a backup can be restored',
    ],
    ['no backup yet', { ...well, backups: [] }, false, 'No backup has been made yet'],
    ['an auditor sees no backups', { ...well, backups: [] }, true, null],
    ['nothing to back up yet', { ...well, backups: [], drills: [], nextAt: null }, false, null],
  ])('%s', (_, seen, auditor, title) => {
    expect(standingWords(seen, auditor)?.title ?? null).toBe(title);
  });

  it('says what to do about each problem', () => {
    expect(problemWords('restore-wrong')).toContain('cordon ledger fsck');
    expect(problemWords('no-such-code')).toContain('no-such-code');
  });
});

it('sizes and spans are read at a glance', () => {
  expect([200, 4_000_000, 5_100_000_000].map(sizeWords)).toEqual(['1 kB', '4.0 MB', '5.1 GB']);
  expect([900, 4200, 600_000, 9_000_000].map(spanWords)).toEqual(['900 ms', '4.2 s', '10 min', '2.5 h']);
});

it('the history is one sentence', () => {
  expect(historyWords([drill, failed])).toBe('2 drills, 1 passed; a restore took 4.0 s to 4.0 s');
  expect(historyWords([failed])).toBe('1 drills, none of which passed');
});
