import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startingCalibration } from '../calibration/starting.ts';
import { customersAnHour } from '../detectors/customers-an-hour.ts';
import { lowAndSlow } from '../detectors/low-and-slow.ts';
import { noTicket } from '../detectors/no-ticket.ts';
import { DAY, event, HOUR } from '../detectors/scene.ts';
import type { Detector } from '../detector.ts';
import { createEngine } from '../engine/engine.ts';
import type { WatchedEvent } from '../watched.ts';

const DAYS = 84;
const PEERS = 10;

/** A team with its own small differences, and one agent that grows. */
function stream(percentAWeek: number, unexplained: boolean): WatchedEvent[] {
  const events: WatchedEvent[] = [];
  const add = (agent: string, on: number, n: number, of: number, without: boolean) => {
    const ticket = without ? { ticket: null, ticketState: null } : {};
    const after = on * DAY + (n * 8 * HOUR) / of;
    events.push(event({ agent, after, subject: `${agent}-${on}-${n}`, ...ticket }, events.length));
  };
  for (let on = 0; on < DAYS; on += 1) {
    if (on % 7 > 4) continue;
    for (let peer = 0; peer < PEERS; peer += 1) {
      const many = 18 + ((peer * 7 + on * 3) % 7);
      for (let n = 0; n < many; n += 1) add(`peer-${peer}`, on, n, many, n === 0);
    }
    const grown = (1 + percentAWeek / 100) ** (on / 7);
    const many = Math.round(20 * (unexplained ? 1 : grown));
    const without = unexplained ? Math.round(grown * 2) : 1;
    for (let n = 0; n < many + (unexplained ? without : 0); n += 1)
      add('grower', on, n, many + without, n < without);
  }
  return events.sort((a, b) => a.at - b.at);
}

const found = (events: readonly WatchedEvent[]) => {
  const engine = createEngine(
    [noTicket, customersAnHour, lowAndSlow] as readonly Detector[],
    startingCalibration,
  );
  return events.flatMap((one) => engine.see(one)).filter(({ severity }) => severity !== 'low');
};

describe('who grows slowly', () => {
  it('is found all the same, and nobody else is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.boolean(), (more, unexplained) => {
        // Four times the customers, or nine times those without a ticket, after twelve weeks at least.
        const percent = more + (unexplained ? 20 : 12);
        const agents = new Set(found(stream(percent, unexplained)).map(({ agent }) => agent));
        expect([...agents]).toEqual(['grower']);
      }),
      { numRuns: 8 },
    );
  });

  it('is not found where nothing grows', () => {
    expect(found(stream(0, false))).toEqual([]);
  });
});
