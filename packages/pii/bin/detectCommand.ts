import { detect, FormatError, newConversation, type Conversation, type Span } from '../src/index.ts';
import type { CommandIo } from './commandIo.ts';
import { describeFault } from './fault.ts';
import { lines } from './lines.ts';

export type { CommandIo } from './commandIo.ts';
export { runKeys } from './keysCommand.ts';
export { REDACT_USAGE, runRedact } from './redactCommand.ts';
export { runRestore } from './restoreCommand.ts';

export const DETECT_USAGE = `usage: pii detect < in.jsonl > out.jsonl
  in   {"id","text","group"?,"speaker"?} a line; rows of one group are turns of one conversation, in order
  out  {"id","spans":[{"start","end","type","score"}]} a line, offsets in UTF-16 code units
`;

interface Row {
  readonly id: string | number;
  readonly text: string;
  readonly group: string | number | undefined;
  readonly speaker: string | undefined;
}

const bufferedChars = 65_536;

/**
 * Reads texts as JSON lines and writes the spans found in each, in the same order.
 *
 * @returns the exit code: 0, or 2 for arguments or a line that cannot be used; lines before it are answered
 */
export async function runDetect(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    await io.out(DETECT_USAGE);
    return 0;
  }
  if (argv.length > 0) {
    io.err(DETECT_USAGE);
    return 2;
  }
  let buffer = '';
  let at = 0;
  const find = finder();
  try {
    for await (const { number, text } of lines(io.in)) {
      at = number;
      if (text.trim() === '') continue;
      buffer += answer(parseRow(text, number), find);
      if (buffer.length < bufferedChars) continue;
      await io.out(buffer);
      buffer = '';
    }
    await io.out(buffer);
    return 0;
  } catch (error) {
    await io.out(buffer);
    const said = describeFault(error);
    io.err(`pii detect: ${error instanceof FormatError ? said : `line ${at}: ${said}`}\n`);
    return 2;
  }
}

function answer(row: Row, find: (row: Row) => Span[]): string {
  const { id } = row;
  const spans = find(row).map(({ start, end, type, score }) => ({
    start,
    end,
    type,
    score: Math.round(score * 1000) / 1000,
  }));
  return `${JSON.stringify({ id, spans })}\n`;
}

/** Conversations that are remembered at a time: rows of one group may stand among those of others. */
const mostOpen = 1000;

function finder(): (row: Row) => Span[] {
  const open = new Map<string | number, Conversation>();
  return ({ text, group, speaker }) => {
    if (group === undefined) return detect(text, speaker === undefined ? {} : { speaker });
    const conversation = open.get(group) ?? newConversation();
    open.delete(group);
    open.set(group, conversation);
    const [oldest] = open.keys();
    if (open.size > mostOpen && oldest !== undefined) open.delete(oldest);
    return conversation.turn(text, speaker === undefined ? {} : { speaker });
  };
}

function parseRow(line: string, number: number): Row {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new FormatError('not valid JSON', number);
  }
  if (typeof row !== 'object' || row === null) throw new FormatError('not a JSON object', number);
  const id = 'id' in row ? row.id : undefined;
  const text = 'text' in row ? row.text : undefined;
  const group = 'group' in row ? row.group : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new FormatError('"id" must be a string or a number', number);
  }
  if (typeof text !== 'string') throw new FormatError('"text" must be a string', number);
  if (group !== undefined && group !== null && typeof group !== 'string' && typeof group !== 'number') {
    throw new FormatError('"group" must be a string or a number', number);
  }
  const speaker = 'speaker' in row ? row.speaker : undefined;
  if (speaker !== undefined && speaker !== null && typeof speaker !== 'string') {
    throw new FormatError('"speaker" must be a string', number);
  }
  return { id, text, group: group ?? undefined, speaker: speaker ?? undefined };
}
