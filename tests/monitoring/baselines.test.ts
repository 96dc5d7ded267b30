import type { WatchedEvent } from '@cordon/core/monitoring';
import { Random } from '@cordon/core/monitoring/simulator';
import { describe, expect, it } from 'vitest';
import { forestWatcher } from '../../bench/support/detect/forestWatcher.ts';
import { hourlyCap } from '../../bench/support/detect/hourlyCap.ts';
import { isolationForest } from '../../bench/support/detect/isolationForest.ts';
import type { Watcher } from '../../bench/support/detect/watcher.ts';

const DAY = 86_400_000;
const random = new Random('baselines');
const draw = () => random.next();

function read(at: number, agent: string, subject: string): WatchedEvent {
  return {
    ...{
      id: `${agent}${String(at)}`,
      at,
      kind: 'read',
      agent,
      vendor: 'v',
      queue: 'q',
      site: null,
      ticket: 't',
    },
    ...{ ticketState: 'in-hand', subject, subjectOrder: null, flags: [], fields: [], rows: 1, ip: null },
    ...{ country: null, ok: true, device: null, session: null, code: null, until: null },
  };
}

/** Ten days on which forty agents see about twenty customers each; then one sees so many more, so far apart. */
function played(watcher: Watcher, many: number, apart: number) {
  const alerts = [];
  for (let day = 0; day < 10; day += 1)
    for (let agent = 0; agent < 40; agent += 1)
      for (let nth = 0, last = random.logNormal(20, 0.3); nth < last; nth += 1)
        alerts.push(
          ...watcher.see(
            read(day * DAY + nth * 900_000, `a${String(agent)}`, `${String(day)}-${String(nth)}`),
          ),
        );
  watcher.learnt?.();
  for (let nth = 0; nth < many; nth += 1)
    alerts.push(...watcher.see(read(11 * DAY + nth * apart, 'a3', `x${String(nth)}`)));
  return [...alerts, ...watcher.end()].filter(({ at }) => at >= 11 * DAY);
}

describe('what ours is measured against is no straw man', () => {
  it.each([
    ['hourly cap', hourlyCap],
    ['isolation forest', () => forestWatcher(draw)],
  ])('the %s sees what is many times the usual, and leaves a usual day alone', (_, make) => {
    expect(played(make(), 400, 5000)).toEqual([expect.objectContaining({ agent: 'a3' })]);
    expect(played(make(), 20, 900_000)).toEqual([]);
  });

  it('a forest sets apart what lies far from the rest', () => {
    const usual = Array.from({ length: 300 }, () => [random.normal(), random.normal()]);
    const unusual = isolationForest(usual, draw);
    expect(unusual([9, -9])).toBeGreaterThan(unusual([0, 0]) + 0.15);
  });
});
