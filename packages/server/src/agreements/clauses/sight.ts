import { sightBetween, type Working } from '@cordon/core/agreements';
import type { DataMap, Terms } from '@cordon/core/kernel';
import { compile, unfedConditions, type Policy, type Problem } from '@cordon/core/policy';
import type { z } from 'zod';
import type { Agreement, Version } from '../store.ts';
import { termsOf } from '../standing.ts';
import { completenessOf } from './completeness.ts';
import { editedBy, termsFor, type Edit } from './edit.ts';
import type { sightView } from './schemas.ts';
import { clauseViews } from './view.ts';

/** Terms that are only looked at have no hash of their own. */
const UNSEALED = '0'.repeat(64);

/**
 * What an edit would change before anything is kept: who gains and who loses sight of which fields of the real source,
 * with every clause taken as confirmed, since that is what one is asked to agree to.
 * @param compared the version in force, or the newest
 * @param agents what each active agent of the vendor works as
 */
export function sightOf(
  agreement: Agreement,
  newest: Version,
  compared: Version,
  edit: Edit,
  context: {
    readonly party: string;
    readonly map: DataMap;
    readonly agents: readonly Working[];
    readonly fed: readonly string[];
  },
): z.infer<typeof sightView> {
  const { map, agents } = context;
  const edited = editedBy(agreement, newest, edit, context.party);
  const { terms, problems } = termsFor(edited, map, 'count');
  const after = compileNow(terms, map);
  const nothing = { agents: 0, fields: 0 };
  const sight =
    'policy' in after
      ? sightBetween(policyOf(termsOf(compared), map), after.policy, agents)
      : { rows: [], gain: nothing, lose: nothing, rules: { added: [], removed: [] } };
  const found = [...problems, ...('problems' in after ? after.problems : [])];
  return {
    ...(JSON.parse(JSON.stringify(sight)) as Pick<
      z.infer<typeof sightView>,
      'rows' | 'gain' | 'lose' | 'rules'
    >),
    comparedWith: compared.version,
    clauses: clauseViews(agreement, edited.clauses),
    problems: found.map(({ clause, problem }) => ({ clause, problem })),
    unfed: unfedConditions(terms, context.fed).map(({ clause }) => clause),
    completeness: completenessOf(agreement, edited.clauses),
  };
}

function compileNow(
  terms: Terms,
  map: DataMap,
): { readonly policy: Policy } | { readonly problems: readonly Problem[] } {
  const compiled = compile(terms, UNSEALED, map);
  return compiled.ok ? { policy: compiled.policy } : { problems: compiled.problems };
}

/** The terms now; terms that do not compile over the map show nobody anything. */
function policyOf(terms: Terms, map: DataMap): Policy | null {
  const compiled = compile(terms, UNSEALED, map, 'signed');
  return compiled.ok ? compiled.policy : null;
}
