import { FormatError } from '../formatError.ts';
import type { SplitDocument } from '../part.ts';
import { addEvent } from './events.ts';
import { isList, isObject } from './json.ts';
import type { KnownNodes } from './nodes.ts';
import { objectParts, type ObjectParts } from './objectParts.ts';

/** Events of a recording, taken apart in place: they change when the parts are written back. */
export interface SplitEvents {
  readonly parts: ObjectParts;
  /** What is left when the events that are not understood are out. */
  readonly events: readonly unknown[];
}

/** Takes the events of a recording apart. What somebody typed is masked at once. */
export function splitEvents(events: readonly unknown[]): SplitEvents {
  const parts = objectParts();
  const nodes: KnownNodes = { typed: new Set(), chosen: new Set() };
  const kept = events.filter((event) => {
    const understood = addEvent(parts, event, nodes);
    if (!understood) parts.drop('event');
    return understood;
  });
  return { parts, events: kept };
}

/** Whether JSON that was read is a recording of rrweb: a list of events, or an object that holds one. */
export function isRecording(value: unknown): boolean {
  const events = isObject(value) ? value.events : value;
  if (!isList(events)) return false;
  const [first] = events;
  return (
    isObject(first) &&
    typeof first.type === 'number' &&
    typeof first.timestamp === 'number' &&
    'data' in first
  );
}

/**
 * Takes a recording of rrweb apart: the text of pages across inline elements, attributes, mutations, addresses, console
 * and custom events. Typed text is masked, drawings, scripts and data URIs are dropped, and so is every event, node
 * and field that is not understood.
 *
 * @param lines one event a line
 * @throws {FormatError} when the text is not JSON, or no recording
 */
export function splitRecording(source: string, lines = false): SplitDocument {
  const value = lines ? source.split('\n').flatMap(readLine) : readJson(source);
  if (!isRecording(value)) throw new FormatError('not a recording of rrweb');
  const before = JSON.stringify(value);
  const events = (isObject(value) ? value.events : value) as unknown[];
  const { parts, events: kept } = splitEvents(events);
  const rest = isObject(value) ? { ...value } : undefined;
  if (rest !== undefined) {
    for (const [key, held] of Object.entries(rest)) {
      if (key === 'events') continue;
      // The key is searched too, so both are written anew.
      parts.value({ [key]: held }, (redacted) => {
        Reflect.deleteProperty(rest, key);
        Object.assign(rest, redacted);
      });
    }
    rest.events = kept;
  }
  return {
    parts: parts.parts,
    dropped: parts.dropped,
    join(redacted) {
      parts.write(redacted);
      if (lines) {
        const text = kept.map((event) => `${JSON.stringify(event)}\n`).join('');
        return JSON.stringify(kept) === before ? source : text;
      }
      const text = JSON.stringify(rest ?? kept);
      return text === before ? source : text;
    },
  };
}

function readJson(source: string, line?: number): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new FormatError('not valid JSON', line);
  }
}

function readLine(line: string, index: number): unknown[] {
  return line.trim() === '' ? [] : [readJson(line, index + 1)];
}
