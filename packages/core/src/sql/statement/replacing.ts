import { as, copyOf, become, isBody, listOf, namesOf, numberOf, type Body } from './ast.ts';
import type { KnownFunction } from './contract.ts';
import { readExpression } from './prepared.ts';
import { refuse } from './refusal.ts';

type Replaced = Extract<KnownFunction, { readonly as: 'replaced' }>;

const templates = new WeakMap<Replaced, Map<number, Body>>();

/**
 * Puts an expression of our own in the place of a call, with the call's arguments where its parameters stand.
 * @throws Refusal when there is none for so many arguments
 */
export function replaceBy(node: Body, known: Replaced, args: readonly Body[], name: string): void {
  if (known.takes?.(args.map(plainText)) === false) refuse('function-refused', name, node);
  let template: Body;
  try {
    template = templateOf(known, args.length);
  } catch {
    refuse('function-refused', name, node);
  }
  const expression = copyOf(template);
  const held: Body = { expression };
  put(held, args);
  become(node, held.expression as Body);
}

/** `'jit'` and `'jit'::text` -> `jit`. */
function plainText(arg: Body): string | null {
  const cast = as(arg, 'TypeCast');
  if (cast !== null && isBody(cast.arg)) return plainText(cast.arg);
  const constant = as(arg, 'A_Const');
  const text = isBody(constant?.sval) ? (constant.sval.sval ?? '') : null;
  return typeof text === 'string' ? text : null;
}

function templateOf(known: Replaced, count: number): Body {
  let byCount = templates.get(known);
  if (byCount === undefined) {
    byCount = new Map();
    templates.set(known, byCount);
  }
  let template = byCount.get(count);
  if (template === undefined) {
    template = readExpression(known.by(Array.from({ length: count }, (_, nth) => `$${nth + 1}`)));
    byCount.set(count, template);
  }
  return template;
}

function put(within: unknown, args: readonly Body[]): void {
  if (Array.isArray(within)) {
    for (const each of within) put(each, args);
    return;
  }
  if (!isBody(within)) return;
  for (const child of Object.values(within)) {
    const parameter = as(child, 'ParamRef');
    if (parameter === null || !isBody(child)) {
      putList(child, args);
      continue;
    }
    const arg = args[numberOf(parameter.number) - 1];
    if (arg === undefined) throw new RangeError('no such argument');
    become(child, copyOf(arg));
  }
}

/** Parameters that stand in a list are nodes of it. */
function putList(child: unknown, args: readonly Body[]): void {
  if (!Array.isArray(child)) {
    put(child, args);
    return;
  }
  put(Object.fromEntries(child.map((each: unknown, nth) => [String(nth), each])), args);
}

/** The plain name of a call and its schema. */
export function calledBy(body: Body): { readonly schema: string | undefined; readonly name: string } {
  const names = namesOf(body.funcname);
  const [first = '', second] = names;
  if (names.length > 2) return { schema: '', name: names.join('.') };
  return second === undefined ? { schema: undefined, name: first } : { schema: first, name: second };
}

/** A call with nothing about it but arguments. */
export function isPlainCall(body: Body): boolean {
  const more = [
    body.agg_order,
    body.agg_filter,
    body.over,
    body.agg_within_group,
    body.agg_star,
    body.agg_distinct,
    body.func_variadic,
  ];
  return (
    more.every((each) => each === undefined) && listOf(body.args).every((arg) => !('NamedArgExpr' in arg))
  );
}
