/** A JSON value (RFC 8259) as JavaScript has it; whoever reads a text refuses numbers that do not survive this. */
export type OscalJson = null | boolean | number | string | readonly OscalJson[] | OscalObject;

export interface OscalObject {
  readonly [name: string]: OscalJson;
}

/** What the schema promised is not there: the document was not validated before it was read. */
class NotOscal extends Error {
  constructor(name: string) {
    super(`no ${name} where the schema has one`);
    this.name = 'NotOscal';
  }
}

export function isObject(value: OscalJson | undefined): value is OscalObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws NotOscal */
export function objectAt(from: OscalObject, name: string): OscalObject {
  const value = from[name];
  if (!isObject(value)) throw new NotOscal(name);
  return value;
}

/** @returns an empty list where there is none: the schema has no empty lists. @throws NotOscal */
export function objectsAt(from: OscalObject, name: string): readonly OscalObject[] {
  const value = from[name];
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new NotOscal(name);
  return value.map((one: OscalJson) => {
    if (!isObject(one)) throw new NotOscal(name);
    return one;
  });
}

/** @throws NotOscal */
export function textAt(from: OscalObject, name: string): string {
  const value = from[name];
  if (typeof value !== 'string') throw new NotOscal(name);
  return value;
}

/** @throws NotOscal */
export function textOrNull(from: OscalObject, name: string): string | null {
  return from[name] === undefined ? null : textAt(from, name);
}

/** What a reader did not take, kept for the writer. */
export function without(from: OscalObject, ...names: readonly string[]): OscalObject {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
}

/** The members that are there: what is null, or a list of nothing, is absent in OSCAL. */
export function present(members: OscalObject): OscalObject {
  return Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
