import { toUtf8 } from '@cordon/ledger';
import { as, isBody, listOf, type Body } from './ast.ts';
import type { Known, Refused, Rewritten } from './contract.ts';
import { expressionOf } from './expressions.ts';
import { checkShape } from './grammar.ts';
import { checkGrowth } from './growth.ts';
import { normalise } from './normalise.ts';
import { parseText, printStatement, syntaxErrorAt } from './parser.ts';
import { prepare } from './prepared.ts';
import { Refusal, refuse } from './refusal.ts';
import { writeReadings } from './relations.ts';
import { sameTree } from './sameTree.ts';
import { selectIn } from './selects.ts';
import { putSplices } from './splice.ts';
import type { Work } from './work.ts';

/** Longest statement, in bytes of UTF-8. */
export const MAX_STATEMENT_BYTES = 65_536;

/** Most parameters of a statement: the protocol counts them in two bytes. */
const MAX_PARAMETERS = 65_535;

/**
 * Turns a client's statement into one that may be sent to the source: read by PostgreSQL's own grammar, walked with
 * everything refused that is not on a list, written onto the generated views, printed, read again and compared. What
 * is sent is never the client's text.
 * @param text the client's statement; `loadParser()` must have been awaited
 * @param known what it may read; pass the same object while it is the same
 * @returns a refusal for whatever is not understood in full; never throws
 */
export function rewriteStatement(text: string, known: Known): Rewritten | Refused {
  try {
    return rewritten(text, known);
  } catch (error) {
    // Anything but a refusal is a tree that was not as it should be, or one too deep for the stack: not understood.
    if (!(error instanceof Refusal)) return refused('statement-shape-refused', null, null);
    return refused(error.code, error.word, position(text, error.offset));
  }
}

function rewritten(text: string, known: Known): Rewritten {
  if (text.length > MAX_STATEMENT_BYTES || toUtf8(text).length > MAX_STATEMENT_BYTES)
    refuse('statement-too-large');
  // The grammar reads up to a NUL, and PostgreSQL takes none.
  if (text.includes('\0')) throw new Refusal('statement-unreadable', null, -1);
  if (text.trim() === '') refuse('statement-kind-refused');
  const statement = onlySelect(text);
  const { constants, parameters, relations } = checkShape(statement);
  checkGrowth(statement);
  const highest = Math.max(0, ...parameters.keys());
  if (highest > MAX_PARAMETERS || parameters.has(0)) refuse('statement-shape-refused');
  const normalised = normalise(statement, constants, highest);
  const work = workFor(known, parameters, relations);
  const select = as(statement, 'SelectStmt') ?? {};
  const output = work.select(select, null, null, work.counted ? 'array' : 'none');
  writeReadings(work);
  const sql = printStatement(statement);
  const [again, ...more] = listOf((parseText(sql) as Body).stmts);
  if (more.length > 0 || !sameTree(again?.stmt, statement)) refuse('statement-shape-refused');
  return {
    ok: true,
    sql: putSplices(sql, work.splices),
    normalised,
    relations: [...work.relations].sort(),
    subjects: output.hidden.length > 0 ? 1 : 0,
    aggregated: work.counted && work.relations.size > 0 && output.hidden.length === 0,
    sameCustomer: work.sameCustomer,
    lookups: work.lookups,
    parameters: highest,
    kind: work.relations.size > 0 ? 'read' : 'catalogue',
  };
}

/** The one SELECT in the text. A second statement would run beside what was looked at. */
function onlySelect(text: string): Body {
  const [only, ...more] = listOf(parse(text).stmts);
  if (only === undefined || more.length > 0) refuse('statement-kind-refused');
  const { stmt } = only;
  if (!isBody(stmt)) refuse('statement-kind-refused');
  if (as(stmt, 'SelectStmt') === null) refuse('statement-kind-refused', kindOf(stmt));
  return stmt;
}

/** `CopyStmt` -> `COPY`: the grammar's word for what it is, whatever stands before it in the text. */
function kindOf(stmt: Body): string | null {
  const [node] = Object.keys(stmt);
  const words = node?.replace(/Stmt$/u, '').match(/[A-Z][a-z]*/gu) ?? [];
  return words.length === 0 ? null : words.join(' ').toUpperCase();
}

function parse(text: string): Body {
  let tree: unknown;
  try {
    tree = parseText(text);
  } catch (error) {
    const at = syntaxErrorAt(error);
    throw new Refusal('statement-unreadable', null, at);
  }
  return isBody(tree) ? tree : {};
}

function workFor(known: Known, parameters: ReadonlyMap<number, number>, named: ReadonlySet<string>): Work {
  let names = 0;
  const prepared = prepare(known);
  const work: Work = {
    known,
    prepared,
    catalogueOnly: named.size > 0 && ![...named].some((name) => prepared.tables.has(name)),
    counted: known.scope === 'every',
    least: known.scope === 'every' ? known.leastGroup : 1,
    parameters,
    repeated: { times: 1 },
    items: 0,
    relations: new Set(),
    readings: [],
    mentioned: new Set(),
    whole: false,
    splices: [],
    lookups: [],
    sameCustomer: false,
    fresh: () => `cordon_${++names}`,
    select: (body, ctes, parent, carry) => selectIn(work, body, ctes, parent, carry),
    expression: (node, place) => {
      expressionOf(work, node, place);
    },
  };
  return work;
}

function refused(code: Refused['code'], word: string | null, at: number | null): Refused {
  return { ok: false, code, word, position: at };
}

/** Byte offset -> character from 1, as PostgreSQL counts. */
function position(text: string, offset: number): number | null {
  if (offset < 0) return null;
  let count = 1;
  // Characters are counted by their first byte.
  for (const byte of toUtf8(text).subarray(0, offset)) if ((byte & 0xc0) !== 0x80) count++;
  return count;
}

/**
 * Whether reading a text can take long (many milliseconds): then it belongs in a thread with a time limit.
 * Cheap: reads the text once. Long texts and deeply nested ones take the grammar and the printer longest.
 */
export function isHeavy(text: string): boolean {
  if (text.length > 8_192) return true;
  let open = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91) deepest = Math.max(deepest, ++open);
    else if (code === 41 || code === 93) open--;
  }
  return deepest > 40;
}
