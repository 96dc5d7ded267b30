import { as, copyOf, isBody, listOf, numberOf, textOf, type Body } from './ast.ts';
import { refuse } from './refusal.ts';
import { replaceBy } from './replacing.ts';

/** Longest text that `repeat`, `lpad` and `rpad` may be asked for, and most rows of `generate_series`. */
const MAX_COUNT = 1_000;
const MAX_SERIES = 100_000;

/** `repeat` of `repeat` multiplies, also through sub-selects: this is how much all in one statement may. */
const MAX_REPEATED = 100_000;

/** Most that a count can be which is no literal. */
const MAX_COMPUTED = 999;
const HELD = {
  as: 'replaced',
  by: ([count = '']: readonly string[]) => `CAST(CAST(CAST(${count} AS int4) AS numeric(3)) AS int4)`,
} as const;

/** How much the statement repeats so far. */
export interface Repeated {
  times: number;
}

/**
 * Functions that make much of little. `repeat`, `lpad` and `rpad` take their memory at once, so their count must be a
 * literal; in a statement about the catalogue alone it may be computed, and is then held to `MAX_COMPUTED`. The rows of `generate_series` are made one by one (or spill to files that the session limits), so a bound
 * that comes from a column or parameter is left to the limits of the session; two literals are counted here.
 * `format` takes widths (`%1000000s`), so its pattern must be a literal without large ones.
 */
export function checkSize(
  name: string,
  args: readonly Body[],
  { repeated, catalogueOnly }: { readonly repeated: Repeated; readonly catalogueOnly: boolean },
  at: Body,
): void {
  if (name === 'repeat' || name === 'lpad' || name === 'rpad') {
    const count = literalNumber(args[1]) ?? (catalogueOnly ? held(args[1], name) : null);
    if (count === null || count > MAX_COUNT) refuse('function-refused', name, at);
    if (name === 'repeat') repeated.times *= Math.max(1, count);
    if (repeated.times > MAX_REPEATED) refuse('function-refused', name, at);
  }
  if (name === 'format') {
    const pattern = as(args[0], 'A_Const')?.sval;
    if (!isBody(pattern) || /\d{4}|\*/.test(textOf(pattern.sval))) refuse('function-refused', name, at);
  }
  if (name === 'generate_series') checkSeries(args, at);
}

/** Holds a count to three digits: a larger one fails with PostgreSQL's own 22003. @returns the most it can be */
function held(count: Body | undefined, name: string): number | null {
  if (count === undefined) return null;
  replaceBy(count, HELD, [copyOf(count)], name);
  return MAX_COMPUTED;
}

function checkSeries(args: readonly Body[], at: Body): void {
  const [from, to, step] = [
    literalNumber(args[0]),
    literalNumber(args[1]),
    args[2] === undefined ? 1 : literalNumber(args[2]),
  ];
  if (from === null || to === null || step === null || step === 0) return;
  if (Math.abs((to - from) / step) > MAX_SERIES) refuse('function-refused', 'generate_series', at);
}

/** The value of a number that is written out, with its sign and casts; null for anything else. */
export function literalNumber(node: unknown): number | null {
  const inner = as(node, 'TypeCast');
  if (inner !== null) return literalNumber(inner.arg);
  const constant = as(node, 'A_Const');
  if (constant !== null) {
    if (isBody(constant.ival)) return numberOf(constant.ival.ival);
    if (isBody(constant.fval)) return finite(textOf(constant.fval.fval));
    if (isBody(constant.sval)) return finite(textOf(constant.sval.sval));
    return null;
  }
  const sign = as(node, 'A_Expr');
  if (sign?.kind !== 'AEXPR_OP' || sign.lexpr !== undefined) return null;
  const [operator] = listOf(sign.name).map((each) => textOf(as(each, 'String')?.sval));
  const value = literalNumber(sign.rexpr);
  if (value === null) return null;
  return operator === '-' ? -value : operator === '+' ? value : null;
}

function finite(text: string): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : null;
}
