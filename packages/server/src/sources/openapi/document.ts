import {
  isJsonArray,
  isJsonObject,
  JsonRefused,
  parseJson,
  type Json,
  type JsonObject,
} from '@cordon/core/json';
import { Failure } from '@cordon/core/kernel';

/** A description of an API is far larger than any of its answers; it is still bounded. */
const LIMITS = { depth: 64, members: 5_000, values: 500_000 };
/** References that lead to references. */
const MOST_HOPS = 16;

/** An OpenAPI document (3.0 or 3.1), read for what it says of reading records and for nothing else. */
export interface OpenApi {
  readonly root: JsonObject;
  /** What stands behind a value that is a local `$ref`, and through which references; null when nothing readable does. */
  resolve(value: Json | undefined): Resolved | null;
}

export interface Resolved {
  readonly object: JsonObject;
  /** The references that were followed, so that whoever walks on notices when it turns in a circle. */
  readonly via: readonly string[];
}

/**
 * @param text the document in JSON
 * @throws Failure `bad-request`, which quotes nothing of it
 */
export function readOpenApi(text: string): OpenApi {
  const root = parsed(text);
  const version = isJsonObject(root) ? root.get('openapi') : undefined;
  if (!isJsonObject(root) || typeof version !== 'string' || !/^3\.[01]\.[0-9]+/.test(version)) {
    throw new Failure('bad-request', 'The document must be OpenAPI 3.0 or 3.1.');
  }
  return {
    root,
    resolve(value) {
      const via: string[] = [];
      let found = value;
      for (;;) {
        const ref = found !== undefined && isJsonObject(found) ? textAt(found, '$ref') : null;
        if (ref === null) break;
        if (via.includes(ref) || via.length >= MOST_HOPS) return null;
        via.push(ref);
        found = at(root, ref);
      }
      return found !== undefined && isJsonObject(found) ? { object: found, via } : null;
    },
  };
}

function parsed(text: string): Json {
  try {
    return parseJson(text, LIMITS);
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
    const why = error.fault === 'not-json' ? '' : ` (${error.fault})`;
    throw new Failure('bad-request', `The OpenAPI document must be JSON${why}.`);
  }
}

/** Only within the document (RFC 6901 behind `#`): a reference elsewhere would make us fetch what somebody wrote down. */
function at(root: Json, ref: string): Json | undefined {
  if (!ref.startsWith('#/')) return undefined;
  return ref
    .slice(2)
    .split('/')
    .map(unescaped)
    .reduce<Json | undefined>((value, name) => {
      if (value === undefined || name === null) return undefined;
      if (isJsonObject(value)) return value.get(name);
      return isJsonArray(value) ? value[Number(name)] : undefined;
    }, root);
}

function unescaped(token: string): string | null {
  try {
    return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return null;
  }
}

export function textAt(object: JsonObject, name: string): string | null {
  const value = object.get(name);
  return typeof value === 'string' ? value : null;
}

export function listAt(object: JsonObject, name: string): readonly Json[] {
  const value = object.get(name);
  return value !== undefined && isJsonArray(value) ? value : [];
}

export function membersAt(object: JsonObject, name: string): JsonObject {
  const value = object.get(name);
  return value !== undefined && isJsonObject(value) ? value : new Map();
}
