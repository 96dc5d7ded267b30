import { formatPath, parsePath } from '@cordon/core/json';

/** What stands around the records of an answer, as the API itself writes them. */
export interface Envelope {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/**
 * The envelope of records at a path: `data[*]` is `{"data":[` ... `]}`. Whatever else the API puts there (totals, links,
 * cursors) tells of rows that were dropped, and is not written.
 */
export function envelopeOf(records: string): Envelope {
  const path = parsePath(records) ?? [];
  let before = '';
  let after = '';
  for (const step of path) {
    const named = step === 'each' ? null : JSON.stringify(step.member);
    before += named === null ? '[' : `{${named}:`;
    after = (named === null ? ']' : '}') + after;
  }
  return { before, between: ',', after };
}

/** Whether an answer at this path is a list, which may be long. */
export function isList(records: string): boolean {
  return formatPath(parsePath(records) ?? []).endsWith('[*]');
}

/** The whole answer as it is written, piece by piece. */
export async function* written(
  { before, between, after }: Envelope,
  first: readonly string[],
  rest: AsyncIterable<readonly string[]>,
): AsyncGenerator<string, void, void> {
  yield before + first.join(between);
  let some = first.length > 0;
  for await (const texts of rest) {
    yield (some ? between : '') + texts.join(between);
    some = true;
  }
  yield after;
}
