import {
  jsonLimits,
  JsonRefused,
  parseJson,
  parsePath,
  readElements,
  valuesAt,
  type Json,
  type JsonPath,
} from '@cordon/core/json';
import { Failure } from '@cordon/core/kernel';
import type { RecordStream } from '../../gate/index.ts';
import type { Answer } from './upstream.ts';

/** Bytes of an answer that is read whole, and of one line. */
const WHOLE_BYTES = 2 * 1024 * 1024;
/** Records that are given together at most: as many as one entry of the ledger speaks for. */
const TOGETHER = 200;
const TOGETHER_CHARS = 512 * 1024;
/** So long the first of them waits for more, as long as more comes. */
const WAIT_MS = 100;
/**
 * What came with more than this is no slow answer: it is us who are, and an entry for each little piece of each answer would
 * make us slower still. Then the first waits so long.
 */
const MUCH_CHARS = 64 * 1024;
const MUCH_WAIT_MS = 1_000;

/**
 * The records of an answer. A list is read element by element, so the longest needs no more memory than its largest
 * element; anything else is read whole.
 * @param records path of the records in the answer
 * @throws Failure `source-unavailable`, here or from the iterator, for what is no JSON of this shape
 */
export function recordsOf(answer: Answer, records: string): RecordStream {
  const { form, body, close } = answer;
  const path = parsePath(records);
  if (path === null) throw new Failure('internal', 'a route has records at no path');
  const members = membersOf(path);
  const pieces = decoded(body);
  return { batches: explained(batchesOf()), close };

  function batchesOf(): Batches {
    // Many lines where one record was asked for are no JSON text, and are refused as that.
    if (members === null) return whole(pieces, path ?? [], answer);
    return form === 'lines' ? lines(pieces) : elements(pieces, members);
  }
}

/** Names above a list: `data[*]` has one; null when the records are no such list. */
function membersOf(path: JsonPath): readonly string[] | null {
  if (path.at(-1) !== 'each') return null;
  const above = path.slice(0, -1);
  const names = above.flatMap((step) => (step === 'each' ? [] : [step.member]));
  return names.length === above.length ? names : null;
}

type Batches = AsyncGenerator<readonly Json[], void, void>;

async function* whole(pieces: AsyncIterable<string>, path: JsonPath, { wholeMs, close }: Answer): Batches {
  let text = '';
  const late = setTimeout(close, wholeMs).unref();
  try {
    for await (const piece of pieces) {
      text += piece;
      if (text.length > WHOLE_BYTES) throw new JsonRefused('too-many-values');
    }
  } finally {
    clearTimeout(late);
  }
  yield valuesAt(parseJson(text), path);
}

async function* elements(pieces: AsyncIterable<string>, members: readonly string[]): Batches {
  const reader = readElements(members, { ...jsonLimits, longest: WHOLE_BYTES / 2 });
  const gathered = gathering();
  for await (const piece of pieces) yield* gathered.add(reader.push(piece));
  reader.end();
  yield* gathered.rest();
}

async function* lines(pieces: AsyncIterable<string>): Batches {
  const gathered = gathering();
  let open = '';
  for await (const piece of pieces) {
    const texts = (open + piece).split('\n');
    open = texts.pop() ?? '';
    if (open.length > WHOLE_BYTES / 2) throw new JsonRefused('too-many-values');
    yield* gathered.add(texts.filter((text) => text.trim() !== ''));
  }
  yield* gathered.add(open.trim() === '' ? [] : [open]);
  yield* gathered.rest();
}

/** Puts records together as they come: an entry speaks for as many as may wait for each other, and for no more. */
function gathering() {
  let texts: string[] = [];
  let size = 0;
  let since = 0;
  const taken = (): readonly Json[] => {
    const records = texts.map((text) => parseJson(text));
    texts = [];
    size = 0;
    return records;
  };
  return {
    *add(more: readonly string[]): Generator<readonly Json[], void, void> {
      for (const text of more) {
        if (texts.length === 0) since = performance.now();
        texts.push(text);
        size += text.length;
        if (texts.length >= TOGETHER || size >= TOGETHER_CHARS) yield taken();
      }
      const longest = size < MUCH_CHARS ? WAIT_MS : MUCH_WAIT_MS;
      if (texts.length > 0 && performance.now() - since >= longest) yield taken();
    },
    *rest(): Generator<readonly Json[], void, void> {
      if (texts.length > 0) yield taken();
    },
  };
}

/** UTF-8, or nothing: bytes read in the wrong encoding would hide values from the search. */
async function* decoded(body: AsyncIterable<Buffer>): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const piece of body) yield decoder.decode(piece, { stream: true });
  const last = decoder.decode();
  if (last !== '') yield last;
}

async function* explained(batches: Batches): Batches {
  try {
    yield* batches;
  } catch (error) {
    if (error instanceof Failure) throw error;
    // What was wrong is said, and never what stood there.
    const why = error instanceof JsonRefused ? error.fault : 'not UTF-8';
    throw new Failure('source-unavailable', `the answer of the API was refused: ${why}`);
  }
}
