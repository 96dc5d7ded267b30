import { decodedUrl } from '../html/attributes.ts';
import { addAttributes, masked } from './attributes.ts';
import { isList, isObject, type JsonObject } from './json.ts';
import { addTree, type KnownNodes } from './nodes.ts';
import type { ObjectParts } from './objectParts.ts';

/** Event types of rrweb 2. */
const eventType = {
  domContentLoaded: 0,
  load: 1,
  fullSnapshot: 2,
  incremental: 3,
  meta: 4,
  custom: 5,
  plugin: 6,
} as const;

/** Sources of incremental events that are searched; canvas (9) and fonts (10) are drawings and bytes. */
const source = { mutation: 0, input: 5 } as const;
/** Pointers, scrolling, sizes, media, styles, selections, custom elements: figures, and strings to search. */
const plainSources: ReadonlySet<unknown> = new Set([1, 2, 3, 4, 6, 7, 8, 11, 12, 13, 14, 15, 16]);
const eventKeys: ReadonlySet<string> = new Set(['type', 'data', 'timestamp', 'delay']);

/**
 * Adds one event of a recording.
 * @returns false for one that is not understood: it must be left out
 */
export function addEvent(parts: ObjectParts, event: unknown, nodes: KnownNodes): boolean {
  if (!isObject(event) || typeof event.timestamp !== 'number') return false;
  for (const key of Object.keys(event)) {
    if (eventKeys.has(key)) continue;
    Reflect.deleteProperty(event, key);
    parts.drop('unknown field');
  }
  const data = isObject(event.data) ? event.data : {};
  switch (event.type) {
    case eventType.domContentLoaded:
    case eventType.load:
      event.data = {};
      return true;
    case eventType.fullSnapshot:
      if (!isObject(data.node)) return false;
      addTree(parts, data.node, nodes);
      strings(parts, data, ['node']);
      return true;
    case eventType.incremental:
      return addIncremental(parts, data, nodes);
    case eventType.meta: {
      const { href } = data;
      if (typeof href === 'string') {
        parts.part([{ text: decodedUrl(href), set: (text) => void (data.href = text) }], { label: 'href' });
      }
      strings(parts, data, ['href']);
      return true;
    }
    case eventType.custom:
      parts.value(data, (value) => void (event.data = value));
      return true;
    case eventType.plugin:
      if (typeof data.plugin !== 'string' || !data.plugin.startsWith('rrweb/console')) return false;
      parts.value(data, (value) => void (event.data = value));
      return true;
    default:
      return false;
  }
}

function addIncremental(parts: ObjectParts, data: JsonObject, nodes: KnownNodes): boolean {
  if (data.source === source.mutation) {
    addMutation(parts, data, nodes);
    return true;
  }
  if (data.source === source.input) {
    addInput(parts, data, nodes);
    return true;
  }
  if (!plainSources.has(data.source)) return false;
  strings(parts, data, []);
  return true;
}

function addInput(parts: ObjectParts, data: JsonObject, { chosen }: KnownNodes): void {
  const { text } = data;
  if (typeof text === 'string' && text !== '') {
    if (chosen.has(data.id)) {
      parts.part([{ text, set: (redacted) => void (data.text = redacted) }]);
    } else if (text !== masked(text)) {
      data.text = masked(text);
      parts.drop('typed text');
    }
  }
  strings(parts, data, ['text']);
}

function addMutation(parts: ObjectParts, data: JsonObject, nodes: KnownNodes): void {
  const list = (key: string): JsonObject[] => {
    const value = data[key];
    return isList(value) ? value.filter(isObject) : [];
  };
  for (const added of list('adds')) {
    const typed = nodes.typed.has(added.parentId);
    if (isObject(added.node)) addTree(parts, added.node, nodes, typed);
    strings(parts, added, ['node']);
  }
  for (const change of list('texts')) {
    const { value, id } = change;
    if (typeof value !== 'string') continue;
    if (!nodes.typed.has(id)) {
      parts.part([{ text: value, set: (text) => void (change.value = text), grows: String(id) }]);
    } else if (value !== masked(value)) {
      change.value = masked(value);
      parts.drop('typed text');
    }
    strings(parts, change, ['value']);
  }
  for (const change of list('attributes')) {
    if (isObject(change.attributes)) {
      addAttributes(parts, change.attributes, change.id, !nodes.chosen.has(change.id));
    }
    strings(parts, change, ['attributes']);
  }
  strings(parts, data, ['adds', 'texts', 'attributes']);
}

/** Every string below an object, apart from the keys that were read; figures stay. */
function strings(parts: ObjectParts, owner: JsonObject, read: readonly string[]): void {
  const waiting: (JsonObject | unknown[])[] = [owner];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const holder = at as JsonObject;
    for (const [key, value] of Object.entries(holder)) {
      if (at === owner && read.includes(key)) continue;
      if (isObject(value) || isList(value)) waiting.push(value);
      else if (typeof value === 'string' && value !== '') {
        parts.part([{ text: value, set: (text) => void (holder[key] = text) }], { label: key });
      }
    }
  }
}
