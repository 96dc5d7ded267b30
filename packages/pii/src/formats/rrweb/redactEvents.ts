import type { PiiType } from '../../span.ts';
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
  const { parts, events: kept } = splitEvents(copy(events));
  redaction.gather(parts.parts);
  const { fragments, found } = redaction.replace(parts.parts);
  parts.write(fragments);
  const counts = new Map<PiiType, number>();
  for (const { type } of found) counts.set(type, (counts.get(type) ?? 0) + 1);
  return { events: kept, counts, dropped: parts.dropped };
}

function copy(events: readonly unknown[]): unknown[] {
  return JSON.parse(JSON.stringify(events)) as unknown[];
}
