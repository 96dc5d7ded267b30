import { defaultMinScore, type Detector } from '../span.ts';
import { scan } from '../scan.ts';

/** For table tests: what a detector finds at the default score or above, as "TYPE value". */
export function foundIn(detector: Detector, text: string, minScore = defaultMinScore): string[] {
  return detector
    .find(text, scan(text))
    .filter(({ score }) => score >= minScore)
    .map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
}
