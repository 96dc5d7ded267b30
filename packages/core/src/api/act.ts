import type { ActParam, ActTemplate, Resource, SourceAct } from '../kernel/index.ts';
import { nameIn } from './match.ts';

/** A value an act sends, as it is written into the body. */
export type ActValue = string | number;

/** An act as it goes upstream. */
export interface ActCall {
  readonly method: SourceAct['method'];
  /** Decoded segments below the API's base address. */
  readonly segments: readonly string[];
  /** JSON, or null where nothing is sent. */
  readonly body: string | null;
}

/** An id as an API writes one: it is one segment and no word of another language. */
const ID = /^(?!\.+$)[A-Za-z0-9._~@:+-]{1,128}$/;
const NUMBER = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,4})?$/;

/**
 * What stands for a parameter, once a person typed or chose it; held values and the customer are put in elsewhere.
 * @returns null when the map does not allow it there: nothing is cut to fit and nothing is left out
 */
export function actValue({ use }: ActParam, given: string): ActValue | null {
  switch (use.kind) {
    case 'subject':
    case 'held':
      return null;
    case 'key':
      return ID.test(given) ? given : null;
    case 'choice':
      return use.values.includes(given) ? given : null;
    case 'number': {
      const value = NUMBER.test(given) ? Number(given) : Number.NaN;
      return value >= use.least && value <= use.most ? value : null;
    }
    case 'typed':
      // One line of text and no control among it: an API behind the API may write it into a header or a log (CWE-93).
      return given.trim() !== '' &&
        given.length <= use.most &&
        !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(given)
        ? given
        : null;
  }
}

/**
 * Writes the call of an act. A value is a whole segment of the path or a whole value of the body, never a part of one, so
 * whatever it holds it is no path, no query and no JSON (CWE-116).
 * @param values one for each parameter
 * @returns null when one is missing, or can be no segment
 */
export function actCall(act: SourceAct, values: ReadonlyMap<string, ActValue>): ActCall | null {
  if (act.params.some(({ name }) => !values.has(name))) return null;
  const segments: string[] = [];
  for (const word of act.path.slice(1).split('/')) {
    const name = nameIn(word);
    const segment = name === null ? word : String(values.get(name) ?? '');
    if (name !== null && !ID.test(segment)) return null;
    segments.push(segment);
  }
  const body = act.body === undefined ? null : JSON.stringify(filled(act.body, values));
  return { method: act.method, segments, body };
}

function filled(template: ActTemplate, values: ReadonlyMap<string, ActValue>): unknown {
  if (typeof template === 'string') {
    const name = nameIn(template);
    return name === null ? template : values.get(name);
  }
  if (typeof template !== 'object' || template === null) return template;
  if (isList(template)) return template.map((one) => filled(one, values));
  return Object.fromEntries(Object.entries(template).map(([key, one]) => [key, filled(one, values)]));
}

function isList(template: ActTemplate): template is readonly ActTemplate[] {
  return Array.isArray(template);
}

function namesIn(template: ActTemplate): readonly string[] {
  if (typeof template === 'string') return [nameIn(template)].flatMap((name) => name ?? []);
  if (typeof template !== 'object' || template === null) return [];
  return (isList(template) ? template : Object.values(template)).flatMap((one) => namesIn(one));
}

/** The names that an act's path and body have a place for, each once, in the order they stand there. */
export function actNames({ path, body }: Pick<SourceAct, 'path' | 'body'>): readonly string[] {
  return [...new Set([...namesInPath(path), ...(body === undefined ? [] : namesIn(body))])];
}

function namesInPath(path: string): readonly string[] {
  return path.split('/').flatMap((word) => nameIn(word) ?? []);
}

/** What is wrong with the acts of an endpoint, in words for whoever writes the map; none when all is well. */
export function actProblems({
  name,
  acts = [],
  fields,
}: Pick<Resource, 'name' | 'acts' | 'fields'>): readonly string[] {
  const known = new Set(fields.map((field) => field.name));
  const names = acts.map((act) => act.name);
  return [
    ...(new Set(names).size === names.length ? [] : [`${name}: two acts have one name`]),
    ...acts.flatMap((act) => problemsOf(act, known).map((why) => `${name}: ${act.name}: ${why}`)),
  ];
}

function problemsOf({ name, path, params, body }: SourceAct, fields: ReadonlySet<string>): readonly string[] {
  const words = path.slice(1).split('/');
  const inPath = namesInPath(path);
  const used = actNames({ path, ...(body !== undefined && { body }) });
  const described = params.map((param) => param.name);
  const ofCustomer = params.filter(
    ({ use }) => use.kind === 'subject' || use.kind === 'held' || use.kind === 'key',
  );
  return [
    ...(/^[a-z][a-z0-9-]{1,39}$/.test(name) ? [] : ['its name is no short word']),
    ...(path.startsWith('/') &&
    words.every((word) => nameIn(word) !== null || /^(?!\.+$)[\w.~@-]+$/.test(word))
      ? []
      : ['the path is not /words/{names}']),
    ...(new Set(described).size === described.length ? [] : ['a name is described twice']),
    ...used.filter((one) => !described.includes(one)).map((one) => `${one} is not described`),
    ...described.filter((one) => !used.includes(one)).map((one) => `${one} is sent nowhere`),
    // What stands in an address stands in logs.
    ...params
      .filter(
        (param) => (param.use.kind === 'held' || param.use.kind === 'typed') && inPath.includes(param.name),
      )
      .map((param) => `${param.name} may not stand in the path`),
    ...params.flatMap(({ use }) =>
      use.kind === 'held' && !fields.has(use.field) ? [`holds ${use.field}, which is no field`] : [],
    ),
    ...(ofCustomer.length > 0 ? [] : ['it says nothing of whose it is']),
  ];
}
