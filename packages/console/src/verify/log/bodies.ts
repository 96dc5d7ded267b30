import { parseOpening, type Opening } from '@cordon/ledger';

/** Openings that are not claimed complete are held until their entries go by. */
const MOST_HELD = 64 * 1024 * 1024;

/** A line holds one body, and an entry has bounds; a file without line ends would otherwise be kept whole. */
const MOST_LINE = 4 * 1024 * 1024;

/**
 * The openings in a file of JSON lines, read piece by piece.
 * @throws Error in plain words, naming the line
 */
export async function* openingsIn(file: Blob): AsyncGenerator<Opening, void, undefined> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let line = 0;
  const read = (text: string): Opening => {
    const opening = parseOpening(text);
    if (opening === null) throw new Error(`Line ${String(line)} of the bodies does not open an entry.`);
    return opening;
  };
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield read(text);
    }
    if (done) return;
    if (rest.length > MOST_LINE) throw new Error(`Line ${String(line + 1)} of the bodies is too long.`);
  }
}

/**
 * The same, all at once.
 * @throws Error in plain words when they are too many to hold
 */
export async function holdOpenings(file: Blob): Promise<readonly Opening[]> {
  if (file.size > MOST_HELD)
    throw new Error(
      'The bodies are too many to check in any order. Sort them by index and tick that they are all.',
    );
  const held: Opening[] = [];
  for await (const opening of openingsIn(file)) held.push(opening);
  return held;
}
