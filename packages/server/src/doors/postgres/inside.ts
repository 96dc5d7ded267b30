import { Failure } from '@cordon/core/kernel';
import {
  letters,
  writeBackend,
  writeRowDescription,
  writeTextRow,
  type Format,
  type Told,
} from '@cordon/core/pgwire';
import { sessionStatement, type Answered, type SessionDone } from '@cordon/core/sql/session';
import { mistaken, refuse } from './refusing.ts';
import type { Talk } from './talk.ts';

/** OIDs and sizes of what the door answers itself. */
const TYPES = {
  text: { type: 25, size: -1 },
  integer: { type: 23, size: 4 },
  boolean: { type: 16, size: 1 },
} as const;

/** What a statement about the session would come to now; nothing is changed yet. @throws Refused */
export async function insideNow(talk: Talk, tree: unknown): Promise<SessionDone> {
  const answer = sessionStatement(tree, talk.state, talk.facts);
  if (answer.kind === 'done') {
    const { forget, close } = answer;
    if (forget !== null && forget !== 'all' && !talk.statements.has(forget.name)) {
      throw mistaken('prepared-unknown', forget.name);
    }
    if (close !== null && close !== 'all' && !talk.portals.has(close.name)) {
      throw mistaken('portal-unknown', close.name);
    }
    return answer;
  }
  if (answer.kind === 'refused') {
    talk.state = answer.state;
    throw await refuse(talk, answer.code, answer.word);
  }
  throw new Failure('internal', 'a statement that is not about the session');
}

/** Says what columns it answers with. @returns false where it answers with none */
export function describeInside(
  { line }: Talk,
  answered: Answered | null,
  results: readonly Format[],
): boolean {
  if (answered === null) return false;
  writeRowDescription(
    line.writer,
    answered.columns.map(({ name, type }, nth) => ({
      ...{ name, table: 0, attribute: 0, modifier: -1, ...TYPES[type] },
      format: (results.length === 1 ? results[0] : results[nth]) ?? 0,
    })),
  );
  return true;
}

/** Does it: the session is another after it, and the source is told with its next statement. */
export function carryOutInside(talk: Talk, done: SessionDone, results: readonly Format[]): void {
  const { line, source, statements, portals } = talk;
  for (const { sqlstate, text } of done.warnings) {
    const warning: Told = { severity: 'WARNING', code: sqlstate, message: text };
    line.tell(warning);
  }
  for (const row of done.answered?.rows ?? []) writeRow(talk, done.answered, row, results);
  talk.state = done.state;
  for (const [name, value] of done.report) {
    writeBackend(line.writer, { kind: 'parameter-status', name, value });
  }
  for (const [name, value] of done.upstream) source.set(name, value);
  if (done.forget === 'all') statements.clear();
  else if (done.forget !== null) statements.delete(done.forget.name);
  if (done.close === 'all') portals.clear();
  else if (done.close !== null) portals.delete(done.close.name);
  writeBackend(line.writer, { kind: 'command-complete', tag: done.tag });
}

function writeRow(
  { line: { writer } }: Talk,
  answered: Answered | null,
  row: readonly (string | null)[],
  results: readonly Format[],
): void {
  const binary = (nth: number): boolean => ((results.length === 1 ? results[0] : results[nth]) ?? 0) === 1;
  const columns = answered?.columns ?? [];
  if (!columns.some(({ type }, nth) => type !== 'text' && binary(nth))) {
    writeTextRow(writer, row);
    return;
  }
  writer.open(letters.dataRow);
  writer.count(row.length);
  row.forEach((cell, nth) => {
    const type = columns[nth]?.type ?? 'text';
    if (cell === null) writer.int32(-1);
    else if (type === 'text' || !binary(nth)) writer.text(cell);
    else if (type === 'integer') {
      writer.int32(4);
      writer.int32(Number(cell));
    } else {
      writer.int32(1);
      writer.uint8(cell === 't' ? 1 : 0);
    }
  });
  writer.close();
}
