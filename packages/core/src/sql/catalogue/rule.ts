import { quoteIdentifier } from '../identifier.ts';
import type { CatalogueRelation, SystemColumn, SystemColumns } from './contract.ts';
import type { Visible } from './visible.ts';

/** How one relation of the catalogue is answered. */
export interface Rule {
  /** What stands after FROM, the WHERE with it. */
  readonly from: string;
  /** Columns whose value is told as an alias of `from` has it. */
  readonly as?: { readonly alias: string; readonly columns: readonly string[] | 'all' };
  /** Columns and the expressions told for them; before `as`. */
  readonly told?: Readonly<Record<string, string>>;
}

export type Rules = Readonly<Record<string, Rule>>;

/**
 * The relation with every column the source's version has, each with its own type. A column that no rule knows is a
 * typed null: what a later version adds is not told before somebody has looked at it. `OFFSET 0` is a fence: the
 * client's conditions are not moved into the sub-select, where they could meet rows that are not to be seen.
 */
function answer(columns: readonly SystemColumn[], { from, as, told = {} }: Rule, visible: Visible): string {
  const texts = columns.map(({ name, type: printed }) => {
    // The printer of syntax trees loses the brackets after this one name.
    const type = printed === '"char"[]' ? '_char' : printed;
    const known = Object.hasOwn(told, name) ? told[name] : undefined;
    const own = as !== undefined && (as.columns === 'all' || as.columns.includes(name));
    const value =
      known !== undefined
        ? `CAST(${known} AS ${type})`
        : as !== undefined && own
          ? `${as.alias}.${quoteIdentifier(name)}`
          : `CAST(NULL AS ${type})`;
    return `${value} AS ${quoteIdentifier(name)}`;
  });
  const select = `SELECT ${texts.join(', ')} FROM ${from} OFFSET 0`;
  return `(${visible.definitions(select)}${select})`;
}

/** @returns a relation for each rule whose relation the source's version has */
export function relationsBy(
  schema: CatalogueRelation['schema'],
  rules: Rules,
  system: SystemColumns,
  visible: Visible,
): readonly CatalogueRelation[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const columns = system.get(`${schema}.${name}`);
    return columns === undefined
      ? []
      : [{ schema, name, columns: columns.map((each) => each.name), select: answer(columns, rule, visible) }];
  });
}
