import { isJsonObject, type JsonObject, type JsonPath } from '@cordon/core/json';
import { membersAt, textAt, type OpenApi } from './document.ts';
import { flatten, type Flat } from './flat.ts';

/** A GET that answers with records. */
export interface Operation {
  /** As the document writes it: `/customers/{id}`. */
  readonly path: string;
  readonly words: readonly string[];
  readonly params: readonly Param[];
  /** Where the records stand in the answer. */
  readonly records: JsonPath;
  readonly record: Flat;
}

/** A name that a client may give. */
export interface Param {
  readonly in: string;
  readonly name: string;
  readonly required: boolean;
  /** Null when it is not clear what it may be. */
  readonly schema: Flat | null;
}

export interface Operations {
  readonly read: readonly Operation[];
  readonly unread: readonly { readonly path: string; readonly why: string }[];
  /** Operations that change something; no door carries them. */
  readonly writing: number;
}

const WRITES = ['post', 'put', 'patch', 'delete'] as const;
/** Characters of a path, as a data map can hold it. */
const LONGEST = 100;
const NO_RECORDS = 'its answer has no records that the document describes';

/** What the document says about reading records. */
export function operationsOf(doc: OpenApi): Operations {
  const read: Operation[] = [];
  const unread: { path: string; why: string }[] = [];
  let writing = 0;
  for (const [path, value] of membersAt(doc.root, 'paths')) {
    const item = doc.resolve(value)?.object;
    if (item === undefined) continue;
    writing += WRITES.filter((method) => item.has(method)).length;
    const get = doc.resolve(item.get('get'))?.object;
    if (get === undefined) continue;
    const params = paramsOf(doc, [item, get]);
    const answer = answerOf(doc, get);
    const words = path.slice(1).split('/');
    const found = answer && recordsIn(doc, answer, words);
    if (!path.startsWith('/') || path.length > LONGEST || params === null)
      unread.push({ path, why: 'its path or its parameters are not clear' });
    else if (found === null) unread.push({ path, why: NO_RECORDS });
    else read.push({ path, words, params, ...found });
  }
  return { read, unread, writing };
}

/** Of the path and of the operation; the operation's word is the last. */
function paramsOf(doc: OpenApi, places: readonly JsonObject[]): readonly Param[] | null {
  const found = new Map<string, Param>();
  for (const place of places) {
    const list = place.get('parameters') ?? [];
    if (!Array.isArray(list)) return null;
    for (const one of list as readonly Parameters<OpenApi['resolve']>[0][]) {
      const param = doc.resolve(one)?.object;
      const name = param && textAt(param, 'name');
      const where = param && textAt(param, 'in');
      if (param === undefined || name == null || where == null) return null;
      found.set(`${where} ${name}`, {
        in: where,
        name,
        required: param.get('required') === true || where === 'path',
        schema: param.has('schema') ? flatten(doc, [param.get('schema')]) : null,
      });
    }
  }
  return [...found.values()];
}

/** The schema of what a good answer is. */
function answerOf(doc: OpenApi, operation: JsonObject): Flat | null {
  const responses = membersAt(operation, 'responses');
  const good = doc.resolve(responses.get('200') ?? responses.get('2XX'))?.object;
  if (good === undefined) return null;
  const content = membersAt(good, 'content');
  const [type] = [...content.keys()].filter((name) => /^application\/([a-z0-9.-]+\+)?json(;|$)/i.test(name));
  const media = type === undefined ? undefined : content.get(type);
  return media !== undefined && isJsonObject(media) ? flatten(doc, [media.get('schema')]) : null;
}

/** Members below which APIs put what was asked for. */
const ENVELOPES = ['data', 'items', 'results', 'records', 'result', 'content', 'entries', 'value', 'docs'];

/**
 * Where the records are in an answer: the answer itself, a list, or one of both below a member made for it.
 * @param words of the path: `/customers` often answers `{"customers": [...]}`
 */
function recordsIn(
  doc: OpenApi,
  answer: Flat,
  words: readonly string[],
): Pick<Operation, 'records' | 'record'> | null {
  const last = words.findLast((word) => !word.startsWith('{')) ?? '';
  const names = [...new Set([...ENVELOPES, last, singularOf(last)])];
  const within = (flat: Flat | null, path: JsonPath): Pick<Operation, 'records' | 'record'> | null => {
    if (flat === null) return null;
    if (flat.type === 'array') {
      const record = flatten(doc, flat.items);
      return record?.type === 'object' && record.members.size > 0
        ? { records: [...path, 'each'], record }
        : null;
    }
    if (flat.type !== 'object' || flat.members.size === 0) return null;
    // What has an id is a record, whatever else it holds: the `items` of an order are no envelope.
    const isRecord = keyNames(last).some((name) => flat.members.has(name));
    const below = isRecord || path.length >= 2 ? [] : names.filter((name) => flat.members.has(name));
    for (const name of below) {
      const found = within(flatten(doc, flat.members.get(name) ?? []), [...path, { member: name }]);
      if (found !== null) return found;
    }
    return { records: path, record: flat };
  };
  return within(answer, []);
}

/** `customers` -> `customer`, `addresses` -> `address`, `parties` -> `party`. */
export function singularOf(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** What the id of a record is called, below a path that ends in this word. */
export function keyNames(word: string): readonly string[] {
  const one = singularOf(word);
  return ['id', '_id', 'uuid', `${one}_id`, `${one}Id`, `${one}_uuid`];
}
