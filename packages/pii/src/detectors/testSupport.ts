import { defaultMinScore, type Detector } from '../span.ts';
import { scan } from '../scan.ts';

/** For table tests: what a detector finds at the default score or above, as "TYPE value". */
export function foundIn(detector: Detector, text: string, minScore = defaultMinScore): string[] {
  return detector
    .find(text, scan(text))
    .filter(({ score }) => score >= minScore)
    .map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
}

/** The same in a turn of a conversation. */
export function foundInTurn(detector: Detector, text: string, minScore = defaultMinScore): string[] {
  const scanned = scan(text);
  scanned.clues.turn = true;
  return detector
    .find(text, scanned)
    .filter(({ score }) => score >= minScore)
    .map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
}
