import type { Body } from './ast.ts';

/** A place in the printed text where a sub-select of the catalogue comes to stand. */
export interface Splice {
  /** A name that no client can write. */
  readonly name: string;
  readonly select: string;
}

/**
 * What stands in the tree for a sub-select of the catalogue: they are long and of our own making, so that printing and
 * reading them with each statement would cost many times what the statement does.
 */
export function spliceMark({ name }: Splice): Body {
  return { RangeVar: { schemaname: 'cordon', relname: name, inh: true, relpersistence: 'p' } };
}

/**
 * Puts the sub-selects into a text that was printed and compared. A mark that a client wrote inside a literal would
 * become SQL, so each must stand there once; its name was given out once.
 * @throws RangeError when one does not
 */
export function putSplices(sql: string, splices: readonly Splice[]): string {
  let text = sql;
  for (const splice of splices) {
    const parts = text.split(markOf(splice));
    if (parts.length !== 2) throw new RangeError('a mark does not stand where it should');
    text = parts.join(`${splice.select} AS ${splice.name} )`);
  }
  return text;
}

/** With its end, so that `cordon_1` is not found in `cordon_12`: nothing follows a mark but the end of its SELECT. */
function markOf({ name }: Splice): string {
  return `cordon.${name} )`;
}
