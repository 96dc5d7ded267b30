import { createEngine, detectors, type WatchedEvent } from '@cordon/core/monitoring';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import type { Marks } from '../../packages/server/src/marks/index.ts';
import { calibrationOf } from '../../packages/server/src/monitoring/calibrating/calibration.ts';
import type { Position } from '../../packages/server/src/monitoring/watching/engine.ts';
import { createWatchedEvents } from '../../packages/server/src/monitoring/watching/events.store.ts';
import { createOpeningSeal } from '../../packages/server/src/platform/openingSeal.ts';
import { openScene, type Scene } from './attack.ts';

const NOTHING: Position = { entry: -1, stepXid: '0', stepId: 0 };

/** An installation whose live run is asked what it was told and what it said. */
export interface FeedScene extends Scene {
  /** Of the company, and asks what was signalled. */
  readonly olivia: Visitor;
  /** All that was told, as detectors see it. @param marks instead of those there are */
  everything(marks?: Pick<Marks, 'known'>): Promise<readonly WatchedEvent[]>;
  /** What the live run signalled of somebody. */
  liveSignals(kind: string, agent: string): Promise<readonly { readonly severity: string }[]>;
}

export async function openFeedScene(): Promise<FeedScene> {
  const scene = await openScene();
  const olivia = await scene.enterFresh('per_olivia');
  const { house, database } = scene;
  return {
    ...scene,
    olivia,

    async everything(marks = house.marks) {
      const next = createWatchedEvents(house.world.pools.app, createOpeningSeal(database.keys), 0, marks);
      const all: WatchedEvent[] = [];
      for (let at = NOTHING; ;) {
        const { events, upTo } = await next(at);
        all.push(...events);
        if (JSON.stringify(upTo) === JSON.stringify(at)) return all;
        at = upTo;
      }
    },

    async liveSignals(kind, agent) {
      await house.watched.watching.run();
      const all = (await olivia.get('/api/signals?days=30')).json as readonly {
        readonly kind: string;
        readonly severity: string;
        readonly agent: { readonly id: string } | null;
      }[];
      return all.filter((one) => one.kind === kind && one.agent?.id === agent);
    },
  };
}

/** Whether these events make a detector speak of somebody. */
export function signalled(events: readonly WatchedEvent[], kind: string, agent: string): boolean {
  const engine = createEngine(detectors, calibrationOf(0, {}));
  return events.flatMap((event) => engine.see(event)).some((one) => one.kind === kind && one.agent === agent);
}
