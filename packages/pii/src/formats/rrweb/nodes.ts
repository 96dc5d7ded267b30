import { blockTags } from '../html/tags.ts';
import { lineBreak, mark } from '../splitBuilder.ts';
import { addAttributes, isPlainName, isTyped, masked } from './attributes.ts';
import { isList, isObject, type JsonObject } from './json.ts';
import type { ObjectParts, Place } from './objectParts.ts';

/** Node types of rrweb-snapshot. */
const nodeType = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

const knownKeys: ReadonlySet<string> = new Set(
  (
    'type id rootId childNodes compatMode name publicId systemId tagName attributes isSVG needBlock isShadow ' +
    'isShadowHost isCustom textContent isStyle'
  ).split(' '),
);
/** Deeper than pages are; what lies below is dropped. */
const deepest = 1000;

/** What is known of the nodes of a recording, by their ids. */
export interface KnownNodes {
  /** Nodes whose text or value a person types. */
  readonly typed: Set<unknown>;
  /** Fields in which a person chooses. */
  readonly chosen: Set<unknown>;
}

/** Adds a tree of nodes: the text of a line across inline elements, attributes, comments. */
export function addTree(parts: ObjectParts, root: JsonObject, nodes: KnownNodes, typed = false): void {
  let run: (Place | string)[] = [];
  const end = (): void => {
    if (run.some((piece) => typeof piece === 'object')) parts.part(run);
    run = [];
  };
  const boundary = (tag: string): void => {
    if (blockTags.has(tag)) {
      end();
      return;
    }
    if (run.length > 0) run.push(tag === 'br' ? lineBreak : mark);
  };
  const text = (node: JsonObject, inTyped: boolean): void => {
    const { textContent } = node;
    if (typeof textContent !== 'string' || textContent === '') return;
    const set = (redacted: string): void => void (node.textContent = redacted);
    if (inTyped) {
      nodes.typed.add(node.id);
      if (textContent === masked(textContent) || textContent.trim() === '') return;
      set(masked(textContent));
      parts.drop('typed text');
    } else if (node.isStyle === true) {
      parts.part([{ text: textContent, set }]);
    } else {
      run.push({ text: textContent, set, grows: String(node.id) });
    }
  };
  const visit = (node: JsonObject, inTyped: boolean, depth: number): boolean => {
    if (depth > deepest) return false;
    for (const key of Object.keys(node)) {
      if (knownKeys.has(key)) continue;
      Reflect.deleteProperty(node, key);
      parts.drop('unknown field');
    }
    switch (node.type) {
      case nodeType.document:
        children(node, inTyped, depth);
        return true;
      case nodeType.doctype:
        for (const key of ['name', 'publicId', 'systemId']) plain(node, key);
        return true;
      case nodeType.element:
        element(node, inTyped, depth);
        return true;
      case nodeType.text:
        text(node, inTyped);
        return true;
      case nodeType.cdata:
      case nodeType.comment:
        plain(node, 'textContent');
        return true;
      default:
        return false;
    }
  };
  const plain = (node: JsonObject, key: string): void => {
    const value = node[key];
    if (typeof value !== 'string' || value === '') return;
    parts.part([{ text: value, set: (redacted) => void (node[key] = redacted) }]);
  };
  const element = (node: JsonObject, inTyped: boolean, depth: number): void => {
    const tag = typeof node.tagName === 'string' ? node.tagName.toLowerCase() : '';
    if (!isPlainName(tag)) {
      if (tag !== '') parts.drop('unknown node');
      node.tagName = 'div';
    }
    const attributes = isObject(node.attributes) ? node.attributes : {};
    node.attributes = attributes;
    const isField = isTyped(tag, attributes);
    if (isField) nodes.typed.add(node.id);
    else if (['input', 'select', 'option', 'button'].includes(tag)) nodes.chosen.add(node.id);
    boundary(tag);
    addAttributes(parts, attributes, node.id, isField);
    if (tag === 'script') dropChildren(node);
    else children(node, inTyped || isField, depth);
    boundary(tag);
  };
  const dropChildren = (node: JsonObject): void => {
    if (isList(node.childNodes) && node.childNodes.length > 0) parts.drop('script');
    node.childNodes = [];
  };
  const children = (node: JsonObject, inTyped: boolean, depth: number): void => {
    const list = isList(node.childNodes) ? node.childNodes : [];
    const kept = list.filter((child) => isObject(child) && visit(child, inTyped, depth + 1));
    for (let left = list.length - kept.length; left > 0; left -= 1) parts.drop('unknown node');
    node.childNodes = kept;
  };
  if (!visit(root, typed, 0)) {
    for (const key of Object.keys(root)) Reflect.deleteProperty(root, key);
    Object.assign(root, { type: nodeType.comment, textContent: '' });
    parts.drop('unknown node');
  }
  end();
}
