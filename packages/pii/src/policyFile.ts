import { FormatError } from './formats/formatError.ts';
import { compilePaths, type PathRules } from './formats/pathRules.ts';
import type { KnownValue } from './known.ts';
import type { KnownKind } from './known/variants/index.ts';
import { readCustom } from './policy/custom.ts';
import { isRecord } from './policy/json.ts';
import { readOperators, type PolicyKeys } from './policy/operators.ts';
import type { RedactOptions } from './redact.ts';
import { isPiiType, type PiiType } from './span.ts';

const keys = [
  'types',
  'minScore',
  'mask',
  'known',
  'operators',
  'dictionaries',
  'patterns',
  'allow',
  'paths',
];
const kinds: readonly KnownKind[] = ['name', 'email', 'phone', 'address', 'id', 'date', 'text'];

/**
 * Reads a redaction policy: JSON with `types` (names of types to redact), `minScore` (0 to 1), `mask` (`label` or
 * `token`), `known` (`{ "type", "value", "kind"? }` each), `operators` (what is written for each type, see
 * `readOperators`), a company's own `dictionaries`, `patterns` and `allow`, and `paths` (what is done with fields of JSON,
 * see `compilePaths`). Anything not understood is an error, since a mistyped rule would let values through.
 *
 * @param secrets keys of the operators that need one, by name; a policy file holds none
 * @throws {FormatError} that names the key, never a value
 */
export function parsePolicy(
  source: string,
  secrets: PolicyKeys = new Map(),
): RedactOptions & { readonly paths?: PathRules } {
  const policy = parseObject(source);
  if (Object.keys(policy).some((key) => !keys.includes(key))) {
    throw new FormatError(`policy: unknown key; known are ${keys.join(', ')}`);
  }
  const { types, minScore, mask, known, operators, paths } = policy;
  const custom = readCustom(policy);
  return {
    ...(types === undefined ? {} : { types: parseTypes(types) }),
    ...(minScore === undefined ? {} : { minScore: parseScore(minScore) }),
    ...(mask === undefined ? {} : { mask: parseMask(mask) }),
    ...(known === undefined ? {} : { known: parseKnown(known) }),
    ...(operators === undefined ? {} : { operators: readOperators(operators, secrets) }),
    ...(custom === undefined ? {} : { custom }),
    ...(paths === undefined ? {} : { paths: parsePaths(paths) }),
  };
}

function parseObject(source: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new FormatError('policy: not valid JSON');
  }
  if (!isRecord(value)) throw new FormatError('policy: must be a JSON object');
  return value;
}

function parseType(value: unknown): PiiType {
  if (typeof value === 'string' && isPiiType(value)) return value;
  throw new FormatError('policy: not the name of a type, such as EMAIL');
}

function parseTypes(value: unknown): PiiType[] {
  if (!Array.isArray(value) || value.length === 0)
    throw new FormatError('policy: types must be a list of names');
  return value.map(parseType);
}

function parseScore(value: unknown): number {
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  throw new FormatError('policy: minScore must be a number from 0 to 1');
}

function parseMask(value: unknown): 'label' | 'token' {
  if (value === 'label' || value === 'token') return value;
  throw new FormatError('policy: mask must be label or token');
}

function parsePaths(value: unknown): PathRules {
  if (!isRecord(value)) throw new FormatError('policy: paths must be an object of paths and actions');
  return compilePaths(value);
}

function parseKnown(value: unknown): KnownValue[] {
  if (!Array.isArray(value)) throw new FormatError('policy: known must be a list');
  return value.map((entry: unknown, index) => {
    if (!isRecord(entry) || typeof entry.value !== 'string') {
      throw new FormatError(`policy: known[${index}] must be an object with type and value`);
    }
    const type = parseType(entry.type);
    if (entry.kind === undefined) return { type, value: entry.value };
    const kind = kinds.find((name) => name === entry.kind);
    if (kind === undefined)
      throw new FormatError(`policy: known[${index}].kind must be one of ${kinds.join(', ')}`);
    return { type, value: entry.value, kind };
  });
}
