/**
 * PostgreSQL's syntax tree as JSON, as libpg-query gives it: a node is an object whose one key is its type
 * (`{ "ColumnRef": { … } }`); a few fields hold the inner object without it. The tree comes from a parser in WASM, so
 * nothing about it is taken on trust: what does not look as it should is no node.
 */
export type Body = Record<string, unknown>;

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The node's type; the empty text for a place that holds nothing (`{}`). */
export function tagOf(node: Body): string {
  for (const tag in node) return tag;
  return '';
}

/** The inside of a node of this type, null when it is of another or nothing at all. */
export function as(node: unknown, tag: string): Body | null {
  if (!isBody(node)) return null;
  const body = node[tag];
  return isBody(body) ? body : null;
}

/** A field that holds nodes; empty when it is not set. */
export function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.filter(isBody) : [];
}

/** The texts of a field that holds names (`String` nodes); anything else in it is left out. */
export function namesOf(value: unknown): string[] {
  return listOf(value).flatMap((node) => {
    const text = as(node, 'String');
    return text === null ? [] : [textOf(text.sval)];
  });
}

/** A field that holds a text; the parser leaves empty ones out. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A field that holds a number; the parser leaves zeros out. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** A tree of its own: trees are changed where they stand. */
export function copyOf(node: Body): Body {
  return Object.fromEntries(Object.entries(node).map(([field, value]) => [field, copyOfValue(value)]));
}

function copyOfValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOfValue);
  return isBody(value) ? copyOf(value) : value;
}

/** Makes a node another one where it stands. */
export function become(node: Body, other: Body): void {
  for (const tag of Object.keys(node)) Reflect.deleteProperty(node, tag);
  Object.assign(node, other);
}

export const string = (text: string): Body => ({ String: { sval: text } });

export const columnRef = (...names: readonly string[]): Body => ({
  ColumnRef: { fields: names.map(string) },
});

export const integer = (value: number): Body => ({
  A_Const: { ival: value === 0 ? {} : { ival: value } },
});

export const nullOf = (type: string, array = false): Body => cast({ A_Const: { isnull: true } }, type, array);

export const cast = (arg: Body, type: string, array = false): Body => ({
  TypeCast: {
    arg,
    typeName: {
      names: [string(type)],
      typemod: -1,
      ...(array ? { arrayBounds: [{ Integer: { ival: -1 } }] } : {}),
    },
  },
});

export const operation = (name: string, left: Body, right: Body): Body => ({
  A_Expr: { kind: 'AEXPR_OP', name: [string(name)], lexpr: left, rexpr: right },
});

/** @param parts one or more; one stands as it is */
export const every = (parts: readonly Body[]): Body => {
  const [first] = parts;
  const inner = parts.flatMap((part) => {
    const bool = as(part, 'BoolExpr');
    return bool?.boolop === 'AND_EXPR' ? listOf(bool.args) : [part];
  });
  return first !== undefined && parts.length === 1
    ? first
    : { BoolExpr: { boolop: 'AND_EXPR', args: inner } };
};

/** @param parts one or more; one stands as it is */
export const eitherOf = (parts: readonly Body[]): Body => {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : { BoolExpr: { boolop: 'OR_EXPR', args: parts } };
};

export const target = (val: Body, name?: string): Body => ({
  ResTarget: name === undefined ? { val } : { name, val },
});

export const selectOf = (fields: Body): Body => ({
  ...fields,
  limitOption: 'LIMIT_OPTION_DEFAULT',
  op: 'SETOP_NONE',
});

/** Conditions that must all hold: the parts of an AND at the top, or the one condition there is. */
export function conjuncts(where: unknown): Body[] {
  if (!isBody(where)) return [];
  const bool = as(where, 'BoolExpr');
  return bool?.boolop === 'AND_EXPR' ? listOf(bool.args) : [where];
}
