import { COLLATIONS, MAX_CHAR, MAX_TYPE_MODIFIER, TYPES } from './allowed/types.ts';
import { as, isBody, listOf, namesOf, numberOf, string, textOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';

/** Holds a type against the list. @throws Refusal */
export function checkType(type: unknown): void {
  if (!isBody(type)) refuse('type-refused');
  const name = typeName(type);
  if (name === null || !TYPES.has(name)) refuse('type-refused', writtenName(type), type);
  checkModifiers(type, name);
  unqualify(type);
}

/** Types whose names are words of the grammar, which writes their schema itself. */
const GRAMMAR: ReadonlySet<string> = new Set([
  ...['int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'bool', 'bpchar', 'varchar', 'bit'],
  ...['timestamp', 'timestamptz', 'time', 'timetz', 'interval', 'json'],
]);

/**
 * Takes `pg_catalog.` off a type's name, which the printer drops or misreads (`pg_catalog."char"`); the connection's
 * search path is pg_catalog alone.
 */
export function unqualify(type: Body): void {
  const name = typeName(type);
  if (name !== null && !GRAMMAR.has(name)) type.names = [string(name)];
}

/** Name of a built-in type, as `pg_type` has it; null when another schema is named. */
export function typeName(type: Body): string | null {
  const names = namesOf(type.names);
  const [first = '', second] = names;
  if (names.length === 1) return first;
  return names.length === 2 && first === 'pg_catalog' ? (second ?? null) : null;
}

export function writtenName(type: Body): string {
  return namesOf(type.names).join('.');
}

function checkModifiers(type: Body, name: string): void {
  for (const modifier of listOf(type.typmods)) {
    const constant = as(modifier, 'A_Const');
    if (!isBody(constant?.ival)) refuse('type-refused', writtenName(type), type);
    const value = numberOf(constant.ival.ival);
    // INTERVAL DAY TO SECOND is a mask of bits here, and makes nothing longer.
    if (name === 'interval') continue;
    const most = name === 'bpchar' || name === 'bit' ? MAX_CHAR : MAX_TYPE_MODIFIER;
    if (value > most) refuse('type-refused', writtenName(type), type);
  }
}

/** Holds a collation against the list. @throws Refusal */
export function checkCollation(clause: Body): void {
  const names = namesOf(clause.collname);
  const known = names.length === 1 || (names.length === 2 && names[0] === 'pg_catalog');
  const name = textOf(names.at(-1));
  if (!known || !COLLATIONS.has(name)) refuse('type-refused', names.join('.'), clause);
}
