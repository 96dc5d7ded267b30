import { createEngine, detectors, startingCalibration, type Alert } from '@cordon/core/monitoring';
import type { Watcher } from './watcher.ts';

/** The engine with all detectors, as `cordon detect` runs it: weak signs raise no alert. */
export function ours(): Watcher {
  const engine = createEngine(detectors, startingCalibration);
  return {
    name: 'cordon',
    see(event) {
      const alerts: Alert[] = [];
      for (const { at, agent, kind, severity } of engine.see(event))
        if (severity !== 'low') alerts.push({ at, agent, kind });
      return alerts;
    },
    end: () => [],
  };
}
