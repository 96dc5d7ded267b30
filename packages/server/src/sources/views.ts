import { maskSql } from '@cordon/core/masking';
import { effectiveView, type Policy } from '@cordon/core/policy';
import { sourceRoles, viewsSql, type Profile } from '@cordon/core/sql';
import type pg from 'pg';
import { readCatalogue, typesOf } from './catalogue.ts';
import { databaseOf } from './connect.ts';
import type { SourceUrls } from './store.ts';

/** What makes the views of one version of an agreement. */
export async function viewsFor(
  client: pg.Client,
  id: string,
  { scopeKey }: SourceUrls,
  policy: Policy,
): Promise<string> {
  const types = typesOf(await readCatalogue(client));
  const { reader } = sourceRoles(id, await databaseOf(client));
  const { termsHash, dataMap } = policy;
  return viewsSql({
    ...{ termsHash, dataMap, profiles: profilesOf(policy), types, mask: maskSql, reader },
    scopeBy: scopeKey === undefined ? 'table' : 'setting',
  });
}

/** What every role may see for every purpose, as the terms have it. */
function profilesOf(policy: Policy): readonly Profile[] {
  const pairs = new Map(
    policy.terms.permissions.flatMap(({ purpose, roles }) =>
      roles.map((role) => [JSON.stringify([purpose, role]), { purpose, role }] as const),
    ),
  );
  return [...pairs.values()].flatMap(({ purpose, role }) =>
    policy.dataMap.resources
      .filter(({ kind }) => kind === 'table')
      .map(({ name }) => ({
        purpose,
        role,
        resource: name,
        fields: effectiveView(policy, role, purpose, name),
      })),
  );
}
