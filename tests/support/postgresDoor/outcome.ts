import { codes, type Code } from '@cordon/core/kernel';
import { DataRow, type BackendMessage } from '@cordon/core/pgwire';

/** What an answer came to: `answer`, a code of Cordon's, `fault` and the SQLSTATE of one of the source's, or its own words. */
export function outcomeOf(messages: readonly BackendMessage[]): string {
  for (const message of messages) {
    if (message.kind !== 'error') continue;
    const [state = '', words = ''] = [message.fields.get('C'), message.fields.get('M')];
    // Where something stands, what was meant, and whence it comes: all of it could quote a value.
    const telling = [...'DHWqstcdnFLR'].filter((letter) => message.fields.has(letter));
    if (telling.length > 0) return `an error with the fields ${telling.join(', ')}`;
    if (words.startsWith('The statement failed: ') || words === codes['statement-failed'].text)
      return `fault ${state}`;
    const found = (Object.keys(codes) as Code[]).find(
      (code) => codes[code].sqlstate === state && words.startsWith(codes[code].text),
    );
    return found ?? `${state} ${words}`;
  }
  const done = messages.some(
    ({ kind }) => kind === 'command-complete' || kind === 'empty-query' || kind === 'portal-suspended',
  );
  return done ? 'answer' : 'nothing';
}

/** Cells of the rows among these, as text. */
export function cellsOf(messages: readonly BackendMessage[]): readonly (readonly (string | null)[])[] {
  return messages.flatMap((message) =>
    message.kind === 'data-row'
      ? [
          new DataRow(message.body)
            .cells()
            .map((cell) => (cell === null ? null : Buffer.from(cell).toString())),
        ]
      : [],
  );
}
