import { constantOf, listOf, nodeOf, textOf, type Constant, type Tree } from './tree.ts';

/** An answer the door makes itself. Texts as PostgreSQL prints them. */
export interface Answered {
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'integer' | 'boolean' }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What a plain SELECT of constants consists of; any other field, and it is the rewriter's. */
const plain = new Set(['targetList', 'limitOption', 'op']);

/**
 * `SELECT 1`, by which pools ask whether a connection lives: answered without the source, since nothing is read.
 * @returns null for every other SELECT
 */
export function constantRow(select: Tree): Answered | null {
  const targets = listOf(select.targetList);
  const known = Object.keys(select).every((field) => plain.has(field)) && select.op === 'SETOP_NONE';
  if (!known || targets.length === 0 || select.limitOption !== 'LIMIT_OPTION_DEFAULT') return null;
  const cells: {
    readonly name: string;
    readonly type: 'text' | 'integer' | 'boolean';
    readonly text: string | null;
  }[] = [];
  for (const target of targets) {
    const fields = nodeOf(target)?.[1];
    const constant = fields === undefined ? null : constantOf(fields.val);
    const type = constant === null ? null : typeOf(constant);
    if (fields === undefined || constant === null || type === null || fields.indirection !== undefined)
      return null;
    const name = textOf(fields.name) ?? '?column?';
    cells.push({ name, type, text: constant.text });
  }
  return {
    columns: cells.map(({ name, type }) => ({ name, type })),
    rows: [cells.map(({ text }) => text)],
  };
}

function typeOf({ type }: Constant): 'text' | 'integer' | 'boolean' | null {
  if (type === 'numeric') return null;
  return type === 'null' ? 'text' : type;
}
