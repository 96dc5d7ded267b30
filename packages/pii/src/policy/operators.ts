import { FormatError } from '../formats/formatError.ts';
import {
  generalise,
  label,
  mask,
  pseudonym,
  remove,
  seal,
  shift,
  token,
  type Operator,
  type Operators,
} from '../operators/index.ts';
import { isPiiType } from '../span.ts';
import { choiceOf, isRecord, numberOf, objectOf, stringOf } from './json.ts';

/** Secrets of the caller, 32 bytes or more each, by the names that a policy calls them by; a policy holds none. */
export type PolicyKeys = ReadonlyMap<string, Uint8Array>;

/**
 * Reads `operators`: for each type, or `*` for all others, the name of an operator or an object of its name and
 * settings: `{ "PERSON": { "pseudonym": {} }, "EMAIL": { "seal": { "key": "s1" } }, "*": "placeholder" }`.
 * @throws {FormatError} for anything else, and for an operator whose key was not handed in
 */
export function readOperators(value: unknown, keys: PolicyKeys): Operators {
  if (!isRecord(value)) throw new FormatError('policy: operators must be an object of types and operators');
  const numbered = pseudonym();
  const operators: Partial<Record<string, Operator>> = {};
  for (const [type, rule] of Object.entries(value)) {
    if (type !== '*' && !isPiiType(type)) {
      throw new FormatError('policy: operators: not the name of a type, such as EMAIL, or *');
    }
    operators[type] = readOperator(rule, `operators.${type}`, keys, numbered);
  }
  return operators;
}

const names = ['redact', 'placeholder', 'pseudonym', 'mask', 'token', 'seal', 'shift', 'generalise'] as const;

function readOperator(rule: unknown, where: string, keys: PolicyKeys, numbered: Operator): Operator {
  const [given, settings] = typeof rule === 'string' ? [rule, {}] : onlyEntry(rule, where);
  const name = choiceOf(given, where, names);
  const at = `${where}.${name}`;
  try {
    switch (name) {
      case 'redact':
        return bare(settings, at, remove());
      case 'placeholder':
        return bare(settings, at, label());
      case 'pseudonym':
        return bare(settings, at, numbered);
      case 'token':
        return readToken(settings, at, keys);
      case 'seal':
        return readSeal(settings, at, keys);
      case 'mask':
        return readMask(settings, at);
      case 'shift':
        return readShift(settings, at, keys);
      case 'generalise':
        return readGeneralise(settings, at);
    }
  } catch (error) {
    // Our own range errors say which setting, never a value.
    if (error instanceof RangeError) throw new FormatError(`policy: ${at}: ${error.message}`);
    throw error;
  }
}

function onlyEntry(rule: unknown, where: string): readonly [name: string, settings: unknown] {
  const entries = isRecord(rule) ? Object.entries(rule) : [];
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) {
    throw new FormatError(
      `policy: ${where} must be the name of one operator, or an object of its name and settings`,
    );
  }
  return entry;
}

function bare(settings: unknown, where: string, operator: Operator): Operator {
  objectOf(settings, where, []);
  return operator;
}

/** The secret that settings name. */
function secretOf(name: unknown, where: string, keys: PolicyKeys): Uint8Array {
  const secret = name === undefined ? undefined : keys.get(stringOf(name, `${where}.key`));
  if (secret === undefined) throw new FormatError(`policy: ${where} needs a key, which was not given`);
  return secret;
}

function readToken(settings: unknown, where: string, keys: PolicyKeys): Operator {
  const { key, tenant, vendor } = objectOf(settings, where, ['key', 'tenant', 'vendor']);
  return token({
    secret: secretOf(key, where, keys),
    tenant: nameOf(tenant, `${where}.tenant`),
    vendor: nameOf(vendor, `${where}.vendor`),
  });
}

/** The name of the key is its id in the tokens. */
function readSeal(settings: unknown, where: string, keys: PolicyKeys): Operator {
  const { key } = objectOf(settings, where, ['key']);
  return seal({ secret: secretOf(key, where, keys), keyId: stringOf(key, `${where}.key`) });
}

/** An empty name would give everybody the same tokens. */
function nameOf(value: unknown, where: string): string {
  const name = stringOf(value, where);
  if (name.trim() === '') throw new FormatError(`policy: ${where} must not be empty`);
  return name;
}

function readMask(settings: unknown, where: string): Operator {
  const { keep, count, char } = objectOf(settings, where, ['keep', 'count', 'char']);
  return mask({
    keep: keep === undefined ? 'last' : choiceOf(keep, `${where}.keep`, ['last', 'first']),
    count: count === undefined ? 0 : numberOf(count, `${where}.count`),
    ...(char === undefined ? {} : { char: stringOf(char, `${where}.char`) }),
  });
}

function readShift(settings: unknown, where: string, keys: PolicyKeys): Operator {
  const { key, subject, maxDays, order } = objectOf(settings, where, ['key', 'subject', 'maxDays', 'order']);
  return shift({
    secret: secretOf(key, where, keys),
    subject: nameOf(subject, `${where}.subject`),
    maxDays: maxDays === undefined ? 183 : numberOf(maxDays, `${where}.maxDays`),
    ...(order === undefined
      ? {}
      : { order: choiceOf(order, `${where}.order`, ['month-first', 'day-first']) }),
  });
}

function readGeneralise(settings: unknown, where: string): Operator {
  const { ageBand, regions } = objectOf(settings, where, ['ageBand', 'regions']);
  return generalise({
    ...(ageBand === undefined ? {} : { ageBand: numberOf(ageBand, `${where}.ageBand`) }),
    ...(regions === undefined ? {} : { regions: readRegions(regions, `${where}.regions`) }),
  });
}

function readRegions(value: unknown, where: string): Record<string, string> {
  if (!isRecord(value)) throw new FormatError(`policy: ${where} must be an object of towns and regions`);
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([town, region]) => [town, stringOf(region, where)]));
}
