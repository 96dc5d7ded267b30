import { expect, it } from 'vitest';
import type { Findings } from '../assurance/index.ts';
import { tellFailed } from './telling.ts';

/** Findings kept in memory, by what they are about. */
function kept(): { readonly open: Set<string>; readonly findings: Findings } {
  const open = new Set<string>();
  return {
    open,
    findings: {
      raise: ({ about }) => {
        const fresh = !open.has(about);
        open.add(about);
        return Promise.resolve({ id: about, fresh });
      },
      settle: (_, __, still) => {
        const gone = [...open].filter((about) => !still.includes(about));
        for (const about of gone) open.delete(about);
        return Promise.resolve(gone.length);
      },
    },
  };
}

it('a drill that got through is found until it is made again and stopped', async () => {
  const { open, findings } = kept();
  const run = { run: 'drl_1', agreement: 'agr_1' };
  const [one, other] = ['leavers-session', 'mask-bypass'] as const;
  await tellFailed(findings, run, [
    { drill: one, passed: false, clause: null },
    { drill: other, passed: true, clause: '4.1' },
  ]);
  expect([...open]).toEqual([`drills/${one}`]);
  await tellFailed(findings, run, [{ drill: one, passed: null, clause: null }]);
  await tellFailed(findings, run, [{ drill: other, passed: true, clause: null }]);
  expect([...open]).toEqual([`drills/${one}`]);
  await tellFailed(findings, run, [{ drill: one, passed: true, clause: null }]);
  expect([...open]).toEqual([]);
});
