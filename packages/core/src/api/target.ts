/** What a client asked for, taken apart once. Whoever matches it and whoever sends it upstream see the same thing. */
export interface Target {
  /** Decoded segments of the path. */
  readonly segments: readonly string[];
  /** Decoded pairs in their order. No name stands twice. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Control characters and the like, in any segment or value. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * Reads a request target (RFC 9112 section 3.2.1, origin-form). Refused is what two readers could take for two addresses:
 * dot segments, empty segments, an encoded slash, backslash or percent sign, malformed or overlong encodings, path
 * parameters, a fragment, a name twice in the query.
 * @returns null when it is refused
 */
export function parseTarget(target: string): Target | null {
  if (!target.startsWith('/') || target.length > 4_096 || /[^\x21-\x7e]|[#\\]/.test(target)) return null;
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const segments = path.slice(1).split('/').map(segmentOf);
  const query = mark === -1 ? [] : queryOf(target.slice(mark + 1));
  if (query === null || segments.some((segment) => segment === null)) return null;
  return { segments: segments.filter((segment) => segment !== null), query };
}

function segmentOf(raw: string): string | null {
  const segment = raw.includes(';') ? null : decoded(raw);
  if (segment === null || segment === '' || segment === '.' || segment === '..') return null;
  return /[/\\%]/.test(segment) ? null : segment;
}

function queryOf(text: string): Target['query'] | null {
  if (text === '') return [];
  const pairs = text.split('&').map((pair): readonly [string, string] | null => {
    const equals = pair.indexOf('=');
    const name = decoded((equals === -1 ? pair : pair.slice(0, equals)).replaceAll('+', ' '));
    const value = equals === -1 ? '' : decoded(pair.slice(equals + 1).replaceAll('+', ' '));
    return name === null || name === '' || value === null ? null : [name, value];
  });
  const known = pairs.filter((pair) => pair !== null);
  const names = new Set(known.map(([name]) => name));
  return known.length === pairs.length && names.size === pairs.length ? known : null;
}

/** UTF-8 behind percent signs, once; null for what is none. */
function decoded(text: string): string | null {
  try {
    const plain = decodeURIComponent(text);
    return CONTROL.test(plain) ? null : plain;
  } catch {
    return null;
  }
}

/** The one spelling in which a target is sent upstream. */
export function formatTarget({ segments, query }: Target): string {
  const path = segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
  const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
