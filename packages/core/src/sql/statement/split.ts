import { isBody, listOf, type Body } from './ast.ts';
import type { Refused } from './contract.ts';
import { parseText, syntaxErrorAt } from './parser.ts';
import { toUtf8, fromUtf8 } from '@cordon/ledger';
import { MAX_STATEMENT_BYTES } from './rewrite.ts';

/** One statement of a text: its own part of it, and its tree (`stmt` of the grammar). */
export interface Part {
  readonly text: string;
  readonly tree: Body;
}

/**
 * The statements of a text, parted by the grammar and not by semicolons, which can stand in quotes.
 * @returns none for an empty text
 */
export function partsOf(text: string): readonly Part[] | Refused {
  const refused = (code: Refused['code'], position: number | null): Refused => ({
    ...{ ok: false, code, position },
    word: null,
  });
  const bytes = toUtf8(text);
  if (bytes.length > MAX_STATEMENT_BYTES) return refused('statement-too-large', null);
  // By an empty text drivers ask whether a connection lives; the grammar takes none.
  if (text.trim() === '') return [];
  let tree: unknown;
  try {
    tree = parseText(text);
  } catch (error) {
    const at = syntaxErrorAt(error);
    return refused('statement-unreadable', at < 0 ? null : at + 1);
  }
  return listOf(isBody(tree) ? tree.stmts : []).flatMap((one) => {
    const { stmt, stmt_location: from = 0, stmt_len: length = 0 } = one;
    if (!isBody(stmt)) return [];
    const begins = Number(from);
    const own = bytes.subarray(begins, Number(length) === 0 ? bytes.length : begins + Number(length));
    return [{ text: fromUtf8(own), tree: stmt }];
  });
}
