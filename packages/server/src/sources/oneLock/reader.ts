import { Failure, type DataMap, type Row } from '@cordon/core/kernel';
import { maskCell, maskSql } from '@cordon/core/masking';
import { inlineSql, type ColumnTypes, type MaskColumn } from '@cordon/core/sql';
import type { SecretsPort } from '../../gate/index.ts';
import { readCatalogue, typesOf } from '../catalogue.ts';
import { onlyReading } from '../owner.ts';
import { createReader, type SourceReader, type Statements } from '../reader.ts';
import type { SourceUrls } from '../store.ts';

type ReadPlan = Parameters<SourceReader['readCase']>[0][number];

/** For so long a column that changed its type is still treated as the one it was. */
const TYPES_MS = 15_000;

/**
 * Reads a source in which no view may be made: the statement of each plan is what its view would be made of, and the scope
 * its parameters. Treatments stay in SQL but for tokens: their key would stand in a statement, so a value that a token
 * stands for comes as it is and leaves as the token.
 *
 * What holds this back is one lock, the plan: no grant of the source is asked again whether the terms have it.
 * @param token the keyed hash behind the tokens of a source that computes none
 * @param onFault is told of every fault; callers only get `source-unavailable`
 */
export function createOneLockReader(
  urls: Pick<SourceUrls, 'reader' | 'scope' | 'oneLock'>,
  map: DataMap,
  token: SecretsPort['token'],
  onFault: (error: unknown) => void,
): SourceReader {
  const reader = createReader(urls, onFault, inlined(map, typesAt(urls.reader)));
  return {
    ...reader,
    async readCase(plans, values) {
      const read = await reader.readCase(plans, values);
      const tables = plans.map((plan, nth) =>
        (read.tables[nth] ?? []).map((row) => withTokens(plan, row, token)),
      );
      return { ...read, tables };
    },
  };
}

function inlined(map: DataMap, types: () => Promise<ColumnTypes>): Statements {
  return async (plan) => {
    // Whatever else a plan may come to be: what a client says as SQL does not reach a source without a second lock.
    if (plan.kind === 'fetch') throw new Failure('internal', 'a database has no routes');
    const text = inlineSql(plan, map, await types(), rawForToken);
    if (text === null) throw new Failure('source-unavailable', 'a plan names what the source has not');
    return { grant: '', text };
  };
}

const rawForToken: MaskColumn = (treatment, ...column) =>
  maskSql(treatment === 'token' ? 'clear' : treatment, ...column);

function withTokens({ source, columns }: ReadPlan, row: Row, token: SecretsPort['token']): Row {
  const context = { hmac: (text: string) => token(source, text) };
  const cells = columns
    .filter(({ treatment }) => treatment === 'token')
    .map(({ field, type }) => [field, maskCell('token', row.cells[field] ?? null, type, '', context)]);
  return { ...row, cells: { ...row.cells, ...(Object.fromEntries(cells) as Row['cells']) } };
}

/** The types of a source's columns, some seconds old at most: no view of ours keeps a column as it was confirmed. */
function typesAt(url: string): () => Promise<ColumnTypes> {
  let known: { readonly until: number; readonly types: Promise<ColumnTypes> } | null = null;
  return () => {
    if (known !== null && performance.now() < known.until) return known.types;
    const asked = {
      until: performance.now() + TYPES_MS,
      types: onlyReading(url, async (client) => typesOf(await readCatalogue(client))),
    };
    known = asked;
    asked.types.catch(() => {
      if (known === asked) known = null;
    });
    return asked.types;
  };
}
