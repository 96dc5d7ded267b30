import { safeAttribute } from './attributes.ts';
import { safeStyleChange } from './css.ts';
import {
  CHANGE,
  EVENT,
  isObject,
  listOf,
  NODE,
  numberOf,
  textOf,
  type Loose,
  type LooseObject,
  type RecordedEvent,
} from './event.ts';
import { maskInput } from './mask.ts';
import { placeOf } from './place.ts';

/** What becomes of the texts and of the look of a page. */
export interface Keep {
  /** What is kept of a text. */
  readonly text: (text: string) => string;
  /** Whether the value of an attribute that has the right form may stay all the same. */
  readonly attribute: (value: string) => boolean;
}

const ACTIVE = /^(?:script|iframe|frame|object|embed|base|meta|form|portal)$/i;

/** Deeper than a page of ours is. */
const DEEPEST = 400;

/**
 * Makes an event anew out of what may be kept of it: every kind of event, node and attribute is named here, and what is not
 * named is gone. Used twice: in the browser before anything leaves it, and on the server, which trusts no browser.
 * @param raw an event of rrweb, or anything that pretends to be one
 * @returns null where nothing of it is kept
 */
export function scrub(raw: Loose, keep: Keep): RecordedEvent | null {
  if (!isObject(raw)) return null;
  const data = isObject(raw.data) ? raw.data : {};
  const kept = dataOf(numberOf(raw.type), data, keep);
  if (typeof raw.type !== 'number' || kept === null) return null;
  return { type: raw.type, timestamp: Math.round(numberOf(raw.timestamp)), data: kept };
}

function dataOf(type: number, data: LooseObject, keep: Keep): LooseObject | null {
  switch (type) {
    case EVENT.loaded:
    case EVENT.load:
      return {};
    case EVENT.place:
      return { href: placeOf(textOf(data.href)), ...numbersOf(data, ['width', 'height']) };
    case EVENT.snapshot: {
      const node = nodeOf(data.node, keep, 0);
      const offset = isObject(data.initialOffset) ? data.initialOffset : {};
      return node === null ? null : { node, initialOffset: numbersOf(offset, ['left', 'top']) };
    }
    case EVENT.change:
      return changeOf(data, keep);
    default:
      return null;
  }
}

function changeOf(data: LooseObject, keep: Keep): LooseObject | null {
  const source = numberOf(data.source);
  switch (source) {
    case CHANGE.mutation:
      return typeof data.source === 'number' ? mutationOf(data, keep) : null;
    case CHANGE.mouseMove:
    case CHANGE.touchMove:
    case CHANGE.drag:
      return {
        source,
        positions: listOf(data.positions).flatMap((at) =>
          isObject(at) ? [numbersOf(at, ['x', 'y', 'id', 'timeOffset'])] : [],
        ),
      };
    case CHANGE.mouse:
      return { source, ...numbersOf(data, ['type', 'id', 'x', 'y', 'pointerType']) };
    case CHANGE.scroll:
      return { source, ...numbersOf(data, ['id', 'x', 'y']) };
    case CHANGE.resize:
      return { source, ...numbersOf(data, ['width', 'height']) };
    case CHANGE.input:
      // Whether a box is ticked is an answer too.
      return { source, id: numberOf(data.id), text: maskInput(textOf(data.text)), isChecked: false };
    default:
      return null;
  }
}

function mutationOf(data: LooseObject, keep: Keep): LooseObject {
  return {
    source: CHANGE.mutation,
    texts: objects(data.texts).map(({ id, value }) => ({
      id: numberOf(id),
      value: typeof value === 'string' ? keep.text(value) : null,
    })),
    attributes: objects(data.attributes).flatMap(({ id, attributes }) => {
      const kept = attributesOf(attributes, keep);
      return Object.keys(kept).length === 0 ? [] : [{ id: numberOf(id), attributes: kept }];
    }),
    removes: objects(data.removes).map((one) => ({
      ...numbersOf(one, ['parentId', 'id']),
      ...(one.isShadow === true && { isShadow: true }),
    })),
    adds: objects(data.adds).flatMap(({ parentId, nextId, previousId, node }) => {
      const kept = nodeOf(node, keep, 0);
      if (kept === null) return [];
      const next = typeof nextId === 'number' ? nextId : null;
      const previous = typeof previousId === 'number' ? { previousId } : {};
      return [{ parentId: numberOf(parentId), nextId: next, ...previous, node: kept }];
    }),
  };
}

/** A node with its number, so that later events find it, and what may be kept of it. */
function nodeOf(raw: Loose | undefined, keep: Keep, depth: number): LooseObject | null {
  if (!isObject(raw) || depth > DEEPEST) return null;
  const type = numberOf(raw.type);
  const about = {
    id: numberOf(raw.id),
    type,
    ...(typeof raw.rootId === 'number' && { rootId: raw.rootId }),
    ...(raw.isShadow === true && { isShadow: true }),
  };
  const childNodes = (): readonly LooseObject[] =>
    listOf(raw.childNodes).flatMap((child) => {
      const kept = nodeOf(child, keep, depth + 1);
      return kept === null ? [] : [kept];
    });
  switch (type) {
    case NODE.document:
      return typeof raw.type === 'number' ? { ...about, childNodes: childNodes() } : null;
    case NODE.doctype:
      return { ...about, name: 'html', publicId: '', systemId: '' };
    case NODE.element: {
      const tagName = /^[a-z][a-z\d-]{0,40}$/i.exec(textOf(raw.tagName))?.[0] ?? 'span';
      return {
        ...about,
        // What could run, fetch or send has no place in a replay, even as a name.
        tagName: ACTIVE.test(tagName) ? 'span' : tagName,
        attributes: attributesOf(raw.attributes, keep),
        childNodes: childNodes(),
        ...(raw.isSVG === true && { isSVG: true }),
        ...(raw.needBlock === true && { needBlock: true }),
        ...(raw.isShadowHost === true && { isShadowHost: true }),
      };
    }
    case NODE.text:
      return { ...about, textContent: keep.text(textOf(raw.textContent)) };
    case NODE.cdata:
    case NODE.comment:
      return { ...about, type: NODE.comment, textContent: '' };
    default:
      return null;
  }
}

function attributesOf(raw: Loose | undefined, keep: Keep): LooseObject {
  if (!isObject(raw)) return {};
  const kept: Record<string, Loose> = {};
  for (const [name, value] of Object.entries(raw)) {
    const safe = name === 'style' && isObject(value) ? safeStyleChange(value) : safeAttribute(name, value);
    if (safe === undefined) continue;
    if (keep.attribute(typeof safe === 'string' ? safe : JSON.stringify(safe))) kept[name] = safe;
  }
  return kept;
}

function objects(value: Loose | undefined): readonly LooseObject[] {
  return listOf(value).filter(isObject);
}

function numbersOf(from: LooseObject, names: readonly string[]): LooseObject {
  const some = names.filter((name) => typeof from[name] === 'number');
  return Object.fromEntries(some.map((name) => [name, numberOf(from[name])]));
}
