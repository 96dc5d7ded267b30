import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';

/** Why a YAML text is refused; it quotes nothing of the text. */
export type YamlFault = 'not-yaml' | 'tag' | 'alias' | 'merge' | 'number' | 'too-deep' | 'too-large';

export class YamlRefused extends Error {
  readonly fault: YamlFault;

  constructor(fault: YamlFault) {
    super(fault);
    this.name = 'YamlRefused';
    this.fault = fault;
  }
}

export interface YamlLimits {
  /** Maps and lists within each other, an alias counted by what it stands for. */
  readonly depth: number;
  /** UTF-16 units of the JSON, aliases written out: the bound on what little text can stand for. */
  readonly written: number;
}

/** What JSON has, when somebody writes its tag out. */
const PLAIN = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * YAML 1.2 in its core schema as JSON: one document, every key a text, a number by the digits it was written in. What
 * readers of YAML are known to see differently is refused: other versions, tags beyond JSON's own, merge keys. A key that
 * stands twice stays so, for the reader of the JSON to refuse.
 * @throws YamlRefused
 */
export function yamlToJson(text: string, limits: YamlLimits): string {
  const document = composed(text);
  if (document.errors.length > 0) throw new YamlRefused('not-yaml');
  if (document.directives.yaml.version !== '1.2') throw new YamlRefused('not-yaml');
  const json = new Writer(limits).written(document.contents);
  // What it did not know and went on without.
  if (document.warnings.length > 0) throw new YamlRefused('not-yaml');
  return json;
}

function composed(text: string): Document.Parsed {
  try {
    return parseDocument(text, {
      ...{ version: '1.2', schema: 'core', merge: false, resolveKnownTags: false },
      // Nothing is logged here; `silent` would also let a second document pass.
      ...{ strict: true, stringKeys: true, prettyErrors: false, logLevel: 'error' },
      // Its own check compares every key with every other.
      uniqueKeys: false,
    });
  } catch {
    throw new YamlRefused('not-yaml');
  }
}

/** What an anchor stands for, once it is written. */
interface Anchored {
  readonly json: string;
  readonly height: number;
}

class Writer {
  readonly #limits: YamlLimits;
  readonly #anchors = new Map<string, Anchored>();
  #written = 0;

  constructor(limits: YamlLimits) {
    this.#limits = limits;
  }

  written(node: unknown): string {
    return this.#node(node, 0).json;
  }

  #node(node: unknown, depth: number): Anchored {
    if (depth > this.#limits.depth) throw new YamlRefused('too-deep');
    // `a:` is a key without a value.
    if (node === null) return this.#leaf('null');
    if (!isNode(node)) throw new YamlRefused('not-yaml');
    if (isAlias(node)) return this.#alias(node.source, depth);
    if (node.tag !== undefined && !PLAIN.has(node.tag)) throw new YamlRefused('tag');
    const found = this.#value(node, depth);
    // From here on: within itself an anchor is not known, so nothing goes round.
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, found);
    return found;
  }

  #alias(name: string, depth: number): Anchored {
    const found = this.#anchors.get(name);
    if (found === undefined) throw new YamlRefused('alias');
    if (depth + found.height > this.#limits.depth) throw new YamlRefused('too-deep');
    this.#count(found.json.length);
    return found;
  }

  #value(node: Node, depth: number): Anchored {
    if (isScalar(node)) return this.#leaf(scalarOf(node.value, node.source));
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#node(item, depth + 1));
      return this.#around('[', items, (_, { json }) => json, ']');
    }
    if (!isMap(node)) throw new YamlRefused('not-yaml');
    const names = node.items.map(({ key }) => nameOf(key));
    const values = node.items.map(({ value }) => this.#node(value, depth + 1));
    return this.#around('{', values, (nth, { json }) => `${names[nth] ?? ''}:${json}`, '}');
  }

  #around(
    open: string,
    items: readonly Anchored[],
    write: (nth: number, item: Anchored) => string,
    close: string,
  ): Anchored {
    const height = 1 + items.reduce((most, item) => Math.max(most, item.height), 0);
    const json = `${open}${items.map((item, nth) => write(nth, item)).join(',')}${close}`;
    // What is within was counted when it was written; here come the names and what is between.
    this.#count(json.length - items.reduce((sum, item) => sum + item.json.length, 0));
    return { json, height };
  }

  #leaf(json: string): Anchored {
    this.#count(json.length);
    return { json, height: 0 };
  }

  #count(signs: number): void {
    this.#written += signs;
    if (this.#written > this.#limits.written) throw new YamlRefused('too-large');
  }
}

function nameOf(key: unknown): string {
  if (!isScalar(key) || typeof key.value !== 'string') throw new YamlRefused('not-yaml');
  if (key.tag !== undefined && !PLAIN.has(key.tag)) throw new YamlRefused('tag');
  if (key.anchor !== undefined) throw new YamlRefused('alias');
  // Some readers put what it points to in its place, others read a member of this name.
  if (key.value === '<<') throw new YamlRefused('merge');
  return JSON.stringify(key.value);
}

/** @param source as it was written, where that is known */
function scalarOf(value: unknown, source: string | undefined): string {
  if (typeof value === 'number') {
    if (source !== undefined && NUMBER.test(source)) return source;
    if (!Number.isFinite(value)) throw new YamlRefused('number');
    return String(value);
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  throw new YamlRefused('not-yaml');
}
