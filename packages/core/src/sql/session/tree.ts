/** A node of a syntax tree as libpg-query gives it: `{ VariableSetStmt: { kind: …, name: … } }`. */
export type Tree = Readonly<Record<string, unknown>>;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kind of a node and its fields. */
export function nodeOf(value: unknown): readonly [kind: string, fields: Tree] | null {
  if (!isTree(value)) return null;
  const [first, ...more] = Object.entries(value);
  return first !== undefined && more.length === 0 && isTree(first[1]) ? [first[0], first[1]] : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A constant; a number keeps its digits, and protobuf leaves out what is zero, empty or false. */
export type Constant =
  | { readonly type: 'text' | 'integer' | 'numeric'; readonly text: string }
  | { readonly type: 'boolean'; readonly text: 't' | 'f' }
  | { readonly type: 'null'; readonly text: null };

/** @returns null for what is no plain constant */
export function constantOf(value: unknown): Constant | null {
  const node = nodeOf(value);
  if (node?.[0] !== 'A_Const') return null;
  const { isnull, sval, ival, fval, boolval } = node[1];
  if (isnull === true) return { type: 'null', text: null };
  if (isTree(sval)) return { type: 'text', text: textOf(sval.sval) ?? '' };
  if (isTree(boolval)) return { type: 'boolean', text: boolval.boolval === true ? 't' : 'f' };
  if (isTree(ival)) {
    const number = ival.ival ?? 0;
    return typeof number === 'number' ? { type: 'integer', text: String(number) } : null;
  }
  const digits = isTree(fval) ? textOf(fval.fval) : null;
  return digits === null ? null : { type: 'numeric', text: digits };
}
