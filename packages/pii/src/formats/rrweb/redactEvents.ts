import type { PiiType } from '../../span.ts';
import { readings } from '../part.ts';
import { newRedaction, type PartsOptions } from '../redactParts.ts';
import { splitEvents } from './recording.ts';

export interface RedactedEvents {
  readonly events: readonly unknown[];
  readonly counts: ReadonlyMap<PiiType, number>;
  /** Events, nodes and fields that were not understood, typed text, drawings. */
  readonly dropped: ReadonlyMap<string, number>;
}

/**
 * Redacts the events of a session recording (rrweb 2). The events handed in do not change.
 * @throws what a detector throws: then nothing of the recording may be kept
 */
export function redactEvents(events: readonly unknown[], options: PartsOptions = {}): RedactedEvents {
  const redaction = newRedaction(options);
  for (const reading of readings) redaction.gather(splitEvents(copy(events), reading).parts.parts);
  const counts = new Map<PiiType, number>();
  let dropped: ReadonlyMap<string, number> = new Map();
  let current = copy(events);
  for (const reading of readings) {
    const { parts, events: kept } = splitEvents(current, reading);
    const { fragments, found } = redaction.replace(parts.parts);
    parts.write(fragments);
    for (const { type } of found) counts.set(type, (counts.get(type) ?? 0) + 1);
    if (reading === 'joined') dropped = parts.dropped;
    current = [...kept];
  }
  return { events: current, counts, dropped };
}

function copy(events: readonly unknown[]): unknown[] {
  return JSON.parse(JSON.stringify(events)) as unknown[];
}
