import { builtInRules, serverRules } from './builtIn.ts';
import type { CatalogueFunction, CatalogueInput, CatalogueRelation } from './contract.ts';
import { emptyCatalogueRules, emptyInformationRules } from './empty.ts';
import { catalogueFunctions } from './functions.ts';
import { informationRules } from './information.ts';
import { relationsBy } from './rule.ts';
import { tableRules } from './tables.ts';
import { visibleOf } from './visible.ts';

export {
  systemColumnsSql,
  type CatalogueColumn,
  type CatalogueFunction,
  type CatalogueInput,
  type CatalogueRelation,
  type CatalogueTable,
  type SystemColumn,
  type SystemColumns,
} from './contract.ts';
export { resolveRegclass } from './resolve.ts';

/** What clients ask about a database, answered for the policy's tables alone. */
export interface Catalogue {
  readonly relations: readonly CatalogueRelation[];
  readonly functions: ReadonlyMap<string, CatalogueFunction>;
  readonly casts: ReadonlyMap<string, CatalogueFunction>;
}

/**
 * The catalogue a client sees in place of the source's own: every sub-select holds rows about the policy's tables and
 * about PostgreSQL itself, and no statistics, rights, owners, comments, defaults, conditions or texts of the source's
 * making. Written for a session with `search_path = pg_catalog`.
 */
export function catalogueOf(input: CatalogueInput): Catalogue {
  const visible = visibleOf(input);
  const catalogue = {
    ...emptyCatalogueRules,
    ...tableRules(input, visible),
    ...builtInRules(input, visible),
    ...serverRules(input),
  };
  const information = { ...emptyInformationRules, ...informationRules(input, visible) };
  return {
    relations: [
      ...relationsBy('pg_catalog', catalogue, input.system, visible),
      ...relationsBy('information_schema', information, input.system, visible),
    ],
    ...catalogueFunctions(input, visible),
  };
}
