import { COLLATIONS, MAX_CHAR, MAX_TYPE_MODIFIER, TYPES } from './allowed/types.ts';
import { as, isBody, listOf, namesOf, numberOf, string, textOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';

/** Holds a type against the list. @throws Refusal */
export function checkType(type: unknown): void {
  if (!isBody(type)) refuse('type-refused');
  const name = typeName(type);
  if (name === null || !TYPES.has(elementOf(name))) refuse('type-refused', writtenName(type), type);
  checkModifiers(type, elementOf(name));
  unqualify(type);
}

/** `_int4` is how `pg_type` names `int4[]`, and how programs that were told the name write it. */
function elementOf(name: string): string {
  return name.startsWith('_') ? name.slice(1) : name;
}

/** Types whose names are words of the grammar, which writes their schema itself. */
const GRAMMAR: ReadonlySet<string> = new Set([
  ...['int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'bool', 'bpchar', 'varchar', 'bit'],
  ...['timestamp', 'timestamptz', 'time', 'timetz', 'interval', 'json'],
]);

/** Of these, the ones that the grammar gives their schema again when the printer has taken the quotes off. */
const QUOTED: ReadonlySet<string> = new Set(['numeric', 'varchar', 'time', 'timestamp', 'interval', 'json']);

/**
 * Writes a type's name as the printer leaves it: without `pg_catalog.`, which it drops or misreads
 * (`pg_catalog."char"`), and with it where a word of the grammar stood in quotes (`"timestamp"`). The connection's search
 * path is pg_catalog alone, so both mean the same.
 */
export function unqualify(type: Body): void {
  const name = typeName(type);
  if (name === null) return;
  if (QUOTED.has(name)) type.names = [string('pg_catalog'), string(name)];
  else if (!GRAMMAR.has(name)) type.names = [string(name)];
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
