import { as, isBody, listOf, type Body } from './ast.ts';
import { printStatement } from './parser.ts';

/**
 * The statement in the printer's spelling with every number, text and bit string as a parameter, so that the ledger
 * keeps what was asked and no value of anybody: without comments, which can hold some too. `true`, `false` and `null`
 * stay. A list of values after IN counts as one, so that its length makes no new text.
 * @param statement the client's, not yet changed; it is the same again afterwards
 * @param constants nodes of it that are constants; @param highest number of its own parameters
 */
export function normalise(statement: Body, constants: readonly Body[], highest: number): string {
  const shortened = shorten(statement);
  const dropped = new Set(shortened.flatMap(({ items }) => items.slice(1)));
  const put: { readonly node: Body; readonly constant: Body }[] = [];
  for (const node of constants) {
    const constant = as(node, 'A_Const');
    if (constant === null || isWord(constant) || dropped.has(node)) continue;
    put.push({ node, constant });
    delete node.A_Const;
    node.ParamRef = { number: highest + put.length };
  }
  try {
    return printStatement(statement);
  } finally {
    for (const { list, items } of shortened) list.items = items;
    for (const { node, constant } of put) {
      delete node.ParamRef;
      node.A_Const = constant;
    }
  }
}

function isWord(constant: Body): boolean {
  return constant.isnull === true || isBody(constant.boolval);
}

interface Shortened {
  readonly list: Body;
  readonly items: readonly Body[];
}

/** Leaves one of each IN list of constants. */
function shorten(statement: unknown, into: Shortened[] = []): readonly Shortened[] {
  if (Array.isArray(statement)) {
    for (const each of statement) shorten(each, into);
    return into;
  }
  if (!isBody(statement)) return into;
  const within = as(statement, 'A_Expr');
  const list = within?.kind === 'AEXPR_IN' ? as(within.rexpr, 'List') : null;
  const items = listOf(list?.items);
  if (list !== null && items.length > 1 && items.every((item) => as(item, 'A_Const') !== null)) {
    into.push({ list, items });
    list.items = items.slice(0, 1);
  }
  for (const child of Object.values(statement)) shorten(child, into);
  return into;
}
