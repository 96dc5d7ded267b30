import { decodedUrl } from '../html/attributes.ts';
import { urlAttributes } from '../html/tags.ts';
import { isList, isObject, type JsonObject } from './json.ts';
import type { ObjectParts } from './objectParts.ts';

const dataUri = /^\s*data:/i;
const cssData = /url\(\s*(["']?)data:[^)]*\)/gi;
const longestMask = 8;

/** Sizes and places on a page are smaller. */
const leastTelling = 1_000_000;

/** A name of a tag or an attribute as pages have them: with other marks or many digits it can be a value itself. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_:][\w:.-]{0,80}$/.test(name) && !/\d{5}/.test(name);
}

/** Asterisks for what somebody typed; not more than eight, so that its length is not told. */
export function masked(text: string): string {
  return '*'.repeat(Math.min(longestMask, text.length));
}

/** Fields in which a person chooses or presses; in every other field a person types. */
const chosenTypes: ReadonlySet<string> = new Set([
  'button',
  'submit',
  'reset',
  'checkbox',
  'radio',
  'range',
  'color',
]);

/** Whether what stands in an element was typed by a person. */
export function isTyped(tagName: string, attributes: JsonObject): boolean {
  if (tagName === 'textarea') return true;
  if (tagName === 'input')
    return typeof attributes.type !== 'string' || !chosenTypes.has(attributes.type.toLowerCase());
  const editable = attributes.contenteditable;
  return editable !== undefined && editable !== null && editable !== 'false';
}

/**
 * Adds the attributes of a node or of a change to it. Pictures, scripts and canvas contents are dropped; typed values
 * are masked without a look at them.
 * @param node id of the node, for values that grow
 */
export function addAttributes(
  parts: ObjectParts,
  attributes: JsonObject,
  node: unknown,
  typed: boolean,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!isPlainName(name)) {
      Reflect.deleteProperty(attributes, name);
      parts.drop('attribute name');
      continue;
    }
    const set = (text: string): void => {
      if (name in attributes) attributes[name] = text;
    };
    if (isObject(value) || isList(value)) {
      parts.value(value, (redacted) => void (attributes[name] = redacted));
    } else if (typeof value === 'number' && Math.abs(value) >= leastTelling) {
      parts.part([{ text: String(value), set }], { label: name, patternsOnly: true });
    } else if (typeof value !== 'string' || value === '') {
      continue;
    } else if (/^on[a-z]+$/i.test(name) || /^\s*(?:java|vb)script:/i.test(value) || name === 'srcdoc') {
      set('');
      parts.drop('script');
    } else if (name === 'rr_dataURL' || dataUri.test(value)) {
      set('data:,');
      parts.drop('data URI');
    } else if (typed && /value/i.test(name)) {
      if (value !== masked(value)) {
        set(masked(value));
        parts.drop('typed text');
      }
    } else {
      const text = name === '_cssText' || name === 'style' ? value.replace(cssData, 'url("data:,")') : value;
      if (text !== value) {
        set(text);
        parts.drop('data URI');
      }
      const read = urlAttributes.has(name) || name === 'rr_src' ? decodedUrl(text) : text;
      const label = name.startsWith('data-') ? name.slice('data-'.length) : name;
      parts.part([{ text: read, set, grows: `${String(node)} ${name}` }], { label });
    }
    if (!name.startsWith('data-')) continue;
    const remove = (): void => void Reflect.deleteProperty(attributes, name);
    parts.part([{ text: name.slice('data-'.length), set: remove }], { patternsOnly: true });
  }
}
