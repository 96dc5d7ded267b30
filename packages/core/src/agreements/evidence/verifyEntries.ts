import {
  canonicalText,
  fromBase64,
  fromUtf8,
  leafHash,
  openEntry,
  parseLeaf,
  toBase64,
  toUtf8,
  type JsonValue,
  type PartialLog,
} from '@cordon/ledger';
import { COUNTED_ACT } from './completeness.ts';
import type { EvidenceManifest, PackedEntry } from './manifest.ts';
import { isRecord } from './reader.ts';
import { Findings, type Check } from './report.ts';
import { plural, type VerifiedTerms } from './verifyTerms.ts';

const LINE_FEED = 10;

/** Acts whose entries say which documents there are. */
const DOCUMENTS: ReadonlySet<string> = new Set([
  'agreement-signed',
  'completion-certified',
  'deletion-certified',
]);

/** An entry about a document, proven to stand in the ledger. */
export interface EnteredDocument {
  readonly act: string;
  readonly party: unknown;
  readonly person: unknown;
  readonly words: Readonly<Record<string, unknown>>;
}

/** Checks entries as their files come by, one line after the other: a pack may hold many thousands. */
export class EntryCheck {
  readonly #manifest: EvidenceManifest;
  readonly #log: PartialLog | null;
  readonly #terms: VerifiedTerms;
  readonly #entries = new Findings();
  readonly #decisions = new Findings();
  readonly #documents: EnteredDocument[] = [];
  readonly #held: number[] = [];
  readonly #counts: { readonly index: number; readonly body: JsonValue }[] = [];
  #count = 0;
  #decided = 0;
  #last = -1;

  /** @param log null when no checkpoint holds: then nothing can be proven to stand in it */
  constructor(manifest: EvidenceManifest, log: PartialLog | null, terms: VerifiedTerms) {
    this.#manifest = manifest;
    this.#log = log;
    this.#terms = terms;
  }

  async file(path: string, bytes: Uint8Array): Promise<void> {
    let start = 0;
    for (let line = 1; start < bytes.length; line++) {
      const end = bytes.indexOf(LINE_FEED, start);
      const where = `${path}, line ${String(line)}`;
      await this.#line(where, bytes.subarray(start, end === -1 ? bytes.length : end));
      start = end === -1 ? bytes.length : end + 1;
    }
  }

  /** @param completeness the check of whether they are all, which stands between the two */
  checks(completeness: Check): readonly Check[] {
    const { entries } = this.#manifest;
    if (this.#count !== entries) {
      this.#entries.fail(`there are ${String(this.#count)} entries, and ${String(entries)} by the manifest`);
    }
    return [
      this.#entries.check(
        'entries',
        `${plural(this.#count, 'entry', 'entries')}: each opens its commitment and stands in the signed tree.`,
        this.#count === 0,
      ),
      completeness,
      this.#decisions.check(
        'decisions',
        `${plural(this.#decided, 'access was', 'accesses were')} decided by terms in this pack that both parties signed.`,
        this.#decided === 0,
      ),
    ];
  }

  async #line(where: string, bytes: Uint8Array): Promise<void> {
    let entry: PackedEntry;
    try {
      entry = readLine(bytes);
    } catch (error) {
      this.#entries.fail(`${where}: ${reasonOf(error)}`);
      return;
    }
    this.#count++;
    const name = `${where}, entry ${String(entry.index)}`;
    const isRising = entry.index > this.#last;
    if (!isRising) this.#entries.fail(`${name}: it is out of order or twice`);
    this.#last = Math.max(this.#last, entry.index);
    this.#decide(name, entry.body);
    const problem = await this.#problemOf(entry).catch(reasonOf);
    if (problem !== null) this.#entries.fail(`${name}: ${problem}`);
    else {
      if (isRising) this.#held.push(entry.index);
      this.#note(entry);
    }
  }

  /** Indices of the entries that came by and hold. */
  get held(): readonly number[] {
    return this.#held;
  }

  /** Counts of this and earlier packs among them. */
  get counts(): readonly { readonly index: number; readonly body: JsonValue }[] {
    return this.#counts;
  }

  /** Entries about documents that came by and hold. */
  get documents(): readonly EnteredDocument[] {
    return this.#documents;
  }

  #note({ index, body }: PackedEntry): void {
    if (!isRecord(body)) return;
    const { act, party, person, words } = body;
    if (act === COUNTED_ACT) this.#counts.push({ index, body });
    if (typeof act === 'string' && DOCUMENTS.has(act) && isRecord(words))
      this.#documents.push({ act, party, person, words });
  }

  async #problemOf(entry: PackedEntry): Promise<string | null> {
    const { body } = entry;
    const closed = await wrongWithEntry(entry, this.#log);
    const own = !isRecord(body) || body.agreement === this.#manifest.agreement.id;
    return closed ?? (own ? null : 'it is of another agreement');
  }

  /** An access that was allowed was decided by terms; they have to be signed ones of this agreement. */
  #decide(name: string, body: JsonValue): void {
    if (!isRecord(body) || typeof body.terms !== 'string') return;
    this.#decided++;
    const until = this.#terms.signedByBoth.get(body.terms);
    if (until !== undefined && typeof body.at === 'string' && Date.parse(body.at) < until) return;
    const known = this.#terms.all.has(body.terms);
    const why =
      until !== undefined
        ? 'had a signature by a key that was revoked before'
        : known
          ? 'were not signed by both parties'
          : 'are not in this pack';
    this.#decisions.fail(`${name}: decided by terms that ${why}`);
  }
}

/**
 * Whether an entry opens its commitment and stands in the signed tree.
 * @returns what is wrong in plain words; null when it holds
 * @throws Error in plain words for what cannot be read
 */
export async function wrongWithEntry(
  { index, leaf: text, salt, body }: PackedEntry,
  log: PartialLog | null,
): Promise<string | null> {
  const bytes = toUtf8(text);
  if (!openEntry(parseLeaf(bytes), fromBase64(salt), body))
    return 'the body is not the one the ledger committed to';
  if (log === null) return 'there is no signed tree to find it in';
  const proven = await log.leafHash(index);
  return toBase64(proven) === toBase64(leafHash(bytes)) ? null : 'another entry stands in its place';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}

/**
 * Reads one line of an entries file.
 * @throws Error in plain words
 */
export function readLine(bytes: Uint8Array): PackedEntry {
  let value: unknown;
  const text = fromUtf8(bytes);
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
  if (!isEntry(value)) throw new Error('it is no entry');
  if (canonicalText({ ...value }) !== text) throw new Error('it is not canonical JSON');
  return value;
}

export function isEntry(value: unknown): value is PackedEntry {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value.index) &&
    typeof value.leaf === 'string' &&
    typeof value.salt === 'string' &&
    'body' in value
  );
}

/** Lines of a file that is small enough to be read at once. */
export function linesOf(bytes: Uint8Array): readonly string[] {
  return fromUtf8(bytes)
    .split('\n')
    .filter((line) => line !== '');
}
