import type { RowScope } from '@cordon/core/kernel';
import { maskSql } from '@cordon/core/masking';
import { effectiveView, type Policy } from '@cordon/core/policy';
import {
  grantDoorSql,
  installSql,
  relationsOf,
  sourceRoles,
  viewsSql,
  type DoorRelation,
  type Profile,
} from '@cordon/core/sql';
import type pg from 'pg';
import { keptOf, readCatalogue, typesOf } from './catalogue.ts';
import { databaseOf } from './connect.ts';
import type { SourceUrls } from './store.ts';

/** What makes the views of one version of an agreement. */
export async function viewsFor(
  client: pg.Client,
  id: string,
  { scopeKey }: SourceUrls,
  policy: Policy,
): Promise<string> {
  const found = await readCatalogue(client);
  const { reader } = sourceRoles(id, await databaseOf(client));
  const { termsHash, dataMap } = policy;
  const views = viewsSql({
    ...{ termsHash, dataMap, profiles: profilesOf(policy), mask: maskSql, reader },
    ...{ types: typesOf(found), columns: keptOf(found) },
    scopeBy: scopeKey === undefined ? 'table' : 'setting',
  });
  // What views call may be newer than the connection of the source.
  return installSql() + grantDoorSql(reader) + views;
}

/**
 * What a role reads for a purpose through SQL of its own, as the views of `viewsFor` have it.
 * @param client one of `asOwner`: the types are those of the source at this moment
 */
export async function relationsFor(
  client: pg.Client,
  policy: Policy,
  who: Pick<Profile, 'role' | 'purpose'>,
): Promise<readonly DoorRelation[]> {
  const found = await readCatalogue(client);
  const { termsHash, dataMap } = policy;
  const input = { termsHash, dataMap, types: typesOf(found), columns: keptOf(found) };
  return relationsOf(input, who, profilesOf(policy));
}

/** What every role may see for every purpose, as the terms have it. */
function profilesOf(policy: Policy): readonly Profile[] {
  const pairs = new Map(
    policy.terms.permissions.flatMap(({ purpose, roles, subjects }) =>
      roles.map((role) => [JSON.stringify([purpose, role]), { purpose, role, subjects }] as const),
    ),
  );
  return [...pairs.values()].flatMap((pair: { purpose: string; role: string; subjects: RowScope }) =>
    policy.dataMap.resources
      .filter(({ kind }) => kind === 'table')
      .map(({ name }) => ({
        ...pair,
        resource: name,
        fields: effectiveView(policy, pair.role, pair.purpose, name),
      })),
  );
}
