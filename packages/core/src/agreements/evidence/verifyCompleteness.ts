import {
  countOf,
  formatRanges,
  fromUtf8,
  merged,
  minus,
  parseRanges,
  readRetention,
  runsOf,
  toHex,
  toUtf8,
  type IndexRange,
  type JsonValue,
  type PartialLog,
} from '@cordon/ledger';
import { accountedText, readAccounted, readCount, type EnteredCount } from './completeness.ts';
import { packPaths, type EntryCount, type EvidenceManifest, type PackedEntry } from './manifest.ts';
import { isRecord, type PackReader, type VerifyPorts } from './reader.ts';
import { Findings, type Check } from './report.ts';
import { linesOf, readLine, wrongWithEntry } from './verifyEntries.ts';
import { plural } from './verifyTerms.ts';

/** What came by in the entries files, and holds. */
interface Held {
  /** Rising, each once. */
  readonly held: readonly number[];
  readonly counts: readonly { readonly index: number; readonly body: JsonValue }[];
}

const FIGURES = ['size', 'entries', 'opened', 'erased', 'missing'] as const;

/**
 * Whether the pack holds everything it has to. Before a pack is made, the ledger enters what there is: so a pack with
 * something taken out is found by the pack alone, even with its manifest and its counts written anew to fit.
 */
export async function verifyCompleteness(
  reader: PackReader,
  manifest: EvidenceManifest,
  { digest }: Pick<VerifyPorts, 'digest'>,
  log: PartialLog | null,
  entries: Held,
): Promise<Check> {
  const findings = new Findings();
  const { completeness: claimed } = manifest;
  try {
    const statements = await readStatements(reader, log);
    const count = countEntered(statements, manifest);
    for (const name of FIGURES) {
      if (claimed[name] === count[name]) continue;
      const said = `${name} is ${String(claimed[name])} by the manifest`;
      findings.fail(`${said}, and ${String(count[name])} by entry ${String(claimed.counted)}`, 'count-false');
    }
    const accounted = await readAccountedFor(reader, count, digest);
    const erasures = erasuresOf(statements, manifest);
    checkErasures(manifest, erasures, findings);
    checkMissing(manifest, count, findings);
    compareOpened(runsOf(entries.held), accounted, erasures, count, findings);
    await compareEarlier(entries, manifest, accounted, digest, findings);
    return findings.check('completeness', goodWords(count, claimed.counted));
  } catch (error) {
    findings.fail(error instanceof Error ? error.message : 'it cannot be read', 'count-unusable');
    return findings.check('completeness', '');
  }
}

interface Erasure {
  readonly entry: number;
  readonly ranges: readonly IndexRange[];
}

/** Those that hold; whoever takes one out, or changes it, leaves what it explains unexplained. */
async function readStatements(reader: PackReader, log: PartialLog | null): Promise<readonly PackedEntry[]> {
  const bytes = await reader.read(packPaths.statements);
  if (bytes === null) throw new Error(`${packPaths.statements} is missing`);
  const held: PackedEntry[] = [];
  for (const line of linesOf(bytes)) {
    const entry = readLine(toUtf8(line));
    const wrong = await wrongWithEntry(entry, log);
    if (wrong !== null) throw new Error(`${packPaths.statements}, entry ${String(entry.index)}: ${wrong}`);
    held.push(entry);
  }
  return held;
}

function countEntered(statements: readonly PackedEntry[], manifest: EvidenceManifest): EnteredCount {
  const { counted } = manifest.completeness;
  const entry = statements.find(({ index }) => index === counted);
  const count = entry === undefined ? null : readCount(entry.body, counted, manifest);
  if (count !== null) return count;
  throw new Error(`${packPaths.statements}: entry ${String(counted)} is not there as the count of this pack`);
}

/** The list whose hash the count names. */
async function readAccountedFor(
  reader: PackReader,
  count: EnteredCount,
  digest: VerifyPorts['digest'],
): Promise<readonly IndexRange[]> {
  const bytes = await reader.read(packPaths.accounted);
  if (bytes === null) throw new Error(`${packPaths.accounted} is missing`);
  if (toHex(await digest(bytes)) !== count.accounted)
    throw new Error(`${packPaths.accounted} is not the list that the ledger counted`);
  return readAccounted(fromUtf8(bytes));
}

function erasuresOf(statements: readonly PackedEntry[], { agreement }: EvidenceManifest): readonly Erasure[] {
  return statements.flatMap(({ index, body }) => {
    const retention = readRetention(body, index);
    const own = isRecord(body) && body.agreement === agreement.id;
    return own && retention?.what === 'bodies' ? [{ entry: index, ranges: retention.ranges }] : [];
  });
}

function checkErasures(
  { completeness }: EvidenceManifest,
  erasures: readonly Erasure[],
  findings: Findings,
): void {
  const shown = new Set(erasures.map(({ entry }) => entry));
  for (const { entry } of completeness.erasedBy) {
    if (!shown.has(entry))
      findings.fail(
        `entry ${String(entry)} is said to state that bodies were erased, and is not in ${packPaths.statements} as one that does`,
        'erasure-unstated',
      );
  }
}

/** What the ledger itself found gone when it counted. */
function checkMissing({ completeness }: EvidenceManifest, count: EntryCount, findings: Findings): void {
  const { missingRanges } = completeness;
  const ranges = missingRanges === '' ? [] : parseRanges(missingRanges);
  if (ranges === null || countOf(ranges) !== count.missing)
    findings.fail('the manifest does not name the missing entries that the ledger counted', 'count-false');
  if (count.missing > 0)
    findings.fail(
      `${plural(count.missing, 'entry', 'entries')} had no body when they were counted, and no entry says why: ${brief(ranges ?? [])}`,
      'opening-missing',
    );
}

function compareOpened(
  held: readonly IndexRange[],
  accounted: readonly IndexRange[],
  erasures: readonly Erasure[],
  count: EntryCount,
  findings: Findings,
): void {
  const rest = minus(accounted, held);
  const missing = minus(rest, merged(erasures.flatMap(({ ranges }) => ranges)));
  if (missing.length > 0)
    findings.fail(
      `the ledger counted ${plural(countOf(missing), 'entry', 'entries')} not in the pack, and no entry in it says that they were erased: ${brief(missing)}`,
      'opening-missing',
    );
  const more = minus(held, accounted);
  if (more.length > 0)
    findings.fail(`the ledger did not count ${brief(more)}, which the pack holds`, 'opening-uncounted');
  const erased = countOf(rest) - countOf(missing);
  if (missing.length === 0 && more.length === 0 && erased !== count.erased)
    findings.fail(
      `${String(erased)} were erased, and ${String(count.erased)} by the count of the ledger`,
      'count-false',
    );
}

/**
 * Counts that earlier packs of both parties' entries left: whose body was there then is there now, or its erasure is stated.
 * It is how a body that was deleted, and then not counted any more, is found.
 */
async function compareEarlier(
  { counts }: Held,
  manifest: EvidenceManifest,
  accounted: readonly IndexRange[],
  digest: VerifyPorts['digest'],
  findings: Findings,
): Promise<void> {
  const { scope, agreement } = manifest;
  // Of what was erased meanwhile it is not known whose it was, nor exactly when.
  if (scope.party !== null || scope.windows !== null) return;
  for (const { index, body } of counts) {
    const earlier = readCount(body, index, { agreement, scope });
    // What was missing then may have been put back; the pack of that count says so itself.
    if (earlier === null || earlier.missing > 0) continue;
    const then = minus(accounted, [{ first: earlier.size, last: Number.MAX_SAFE_INTEGER }]);
    if (toHex(await digest(toUtf8(accountedText(then)))) === earlier.accounted) continue;
    const counted = earlier.opened + earlier.erased;
    findings.fail(
      `entry ${String(index)} counted ${plural(counted, 'entry', 'entries')} below ${String(earlier.size)}, and this pack accounts for ${String(countOf(then))} of them, or for others`,
      'opening-missing',
    );
  }
}

function goodWords({ entries, opened, erased, size }: EntryCount, counted: number): string {
  const all = `${plural(entries, 'entry', 'entries')} of this scope below entry ${size.toLocaleString('en')}, as entry ${String(counted)} counted`;
  return `${all}: ${String(opened)} in the pack, ${String(erased)} erased by entries that say so, none missing.`;
}

const NAMED = 20;

function brief(ranges: readonly IndexRange[]): string {
  const more = countOf(ranges.slice(NAMED));
  return formatRanges(ranges.slice(0, NAMED)) + (more === 0 ? '' : ` and ${String(more)} more`);
}
