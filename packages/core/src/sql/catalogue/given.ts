import type { CatalogueFunction } from './contract.ts';
import type { Visible } from './visible.ts';

/**
 * A call replaced by SQL of ours. The arguments are written once, in a sub-select of their own, and cast to the types
 * the function takes: an argument written twice would double with every call around it, and inside a sub-select with
 * tables a name of the client could be taken for one of theirs.
 * @param types the argument lists it can be called with, as types of pg_catalog
 * @param body gets the names under which the arguments stand
 * @param visible what the body may name
 * @throws RangeError (from `by`) for any other number of arguments
 */
export function replaced(
  types: readonly (readonly string[])[],
  body: (given: readonly string[]) => string,
  visible?: Visible,
): CatalogueFunction {
  return {
    as: 'replaced',
    by(args) {
      const list = types.find((each) => each.length === args.length);
      if (list === undefined) throw new RangeError('not so many arguments');
      if (list.length === 0) return `(${body([])})`;
      const given = list.map((type, n) => `CAST(${args[n] ?? 'NULL'} AS ${type}) AS cordon_${String(n + 1)}`);
      const names = list.map((_, n) => `cordon_given.cordon_${String(n + 1)}`);
      const answer = body(names);
      const before = visible?.definitions(answer) ?? '';
      return `(${before}SELECT ${answer} FROM (SELECT ${given.join(', ')}) AS cordon_given)`;
    },
  };
}

/** Every number of arguments up to the longest list: `upTo(['oid', 'int4'], 1)` is one argument or two. */
export function upTo(types: readonly string[], least: number): readonly (readonly string[])[] {
  return Array.from({ length: types.length - least + 1 }, (_, n) => types.slice(0, least + n));
}

/** One whose answer is an array. After ANY a bare sub-select would be read as the rows to compare with. */
export function list(type: string, made: CatalogueFunction): CatalogueFunction {
  return made.as === 'pass' ? made : { as: 'replaced', by: (args) => `CAST(${made.by(args)} AS ${type}[])` };
}
