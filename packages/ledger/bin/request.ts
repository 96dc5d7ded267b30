import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import {
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  checkpointsIn,
  framesProofList,
  fromUtf8,
  parseOpening,
  parsePolicy,
  parseRanges,
  parseVkey,
  policyKeys,
} from '../src/index.ts';
import type {
  CompleteBodies,
  LogReader,
  OlderCheckpoint,
  Opening,
  Policy,
  VerifierKey,
} from '../src/index.ts';
import { openLog } from './reader.ts';

/** The command line was wrong, or a file that it names cannot be read. */
export class Misuse extends Error {}

/** What `verify` was asked to do. */
export interface Request {
  readonly log: LogReader;
  readonly keys: readonly VerifierKey[];
  readonly keysFrom: 'policy' | 'command line' | 'log';
  /** Which witnesses must have cosigned: by a policy, or how many of the keys. */
  readonly quorum: Policy | number;
  /** Checkpoints kept outside: files of their own, and those of kept mails. */
  readonly older: readonly OlderCheckpoint[];
  /** By how much an entry's time may miss a witness's, in seconds. */
  readonly skewSeconds: number | undefined;
  readonly openings: readonly Opening[];
  readonly bodies: CompleteBodies | undefined;
  /** Lines of the log's own `keys` file that could not be used, by number. */
  readonly unusableKeys: readonly number[];
}

/**
 * Reads the command line of `verify` and the files that it names.
 * @returns null when help was asked for
 * @throws Misuse
 */
export async function readRequest(argv: readonly string[]): Promise<Request | null> {
  const { values, positionals } = parse(argv);
  if (values.help === true) return null;
  const [place, ...more] = positionals;
  if (place === undefined || more.length > 0) throw new Misuse('Name one folder or address.');
  if (!/^https?:\/\//.test(place)) await requireFolder(place);
  const log = openLog(place);
  const trust = await readTrust(log, values);
  return {
    log,
    ...trust,
    older: await readOlder(values, trust.keys),
    skewSeconds: values.skew === undefined ? undefined : readNumber('--skew', values.skew),
    openings: values.openings === undefined ? [] : readOpenings(await readText(values.openings)),
    bodies: await readBodies(values),
  };
}

type Values = ReturnType<typeof parse>['values'];

export type Trust = Pick<Request, 'keys' | 'keysFrom' | 'quorum' | 'unusableKeys'>;

/** What a command line says of whom to believe. */
export interface TrustOptions {
  readonly policy?: string | undefined;
  readonly key?: readonly string[] | undefined;
  readonly quorum?: string | undefined;
}

/**
 * Reads whom to believe from the command line, or from the log itself when it says nothing.
 * @throws Misuse
 */
export async function readTrust(log: LogReader, values: TrustOptions): Promise<Trust> {
  if (values.policy !== undefined) {
    // Together they would leave open which of the two decides.
    if (values.key !== undefined || values.quorum !== undefined)
      throw new Misuse('--policy says the keys and the quorum: leave --key and --quorum out.');
    const policy = await readPolicy(values.policy);
    return { keys: policyKeys(policy), keysFrom: 'policy', quorum: policy, unusableKeys: [] };
  }
  const named = values.key?.map(readKey);
  const { keys, unusableKeys } =
    named === undefined ? await readKeysOf(log) : { keys: named, unusableKeys: [] };
  const witnesses = named?.filter(({ type }) => type === TYPE_COSIGNATURE).length ?? 0;
  return {
    keys,
    keysFrom: named === undefined ? 'log' : 'command line',
    quorum: values.quorum === undefined ? witnesses : readNumber('--quorum', values.quorum),
    unusableKeys,
  };
}

async function readPolicy(path: string): Promise<Policy> {
  try {
    const policy = parsePolicy(await readFile(path));
    if (policy.logs.length > 0) return policy;
  } catch (error) {
    throw new Misuse(`--policy ${path}: ${messageOf(error)}`);
  }
  throw new Misuse(`--policy ${path}: it names no log.`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        key: { type: 'string', multiple: true },
        quorum: { type: 'string' },
        older: { type: 'string', multiple: true },
        mailbox: { type: 'string', multiple: true },
        skew: { type: 'string' },
        openings: { type: 'string' },
        bodies: { type: 'string' },
        range: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Misuse(messageOf(error));
  }
}

function readKey(text: string): VerifierKey {
  try {
    return parseVkey(text);
  } catch (error) {
    throw new Misuse(`--key ${text}: ${messageOf(error)}`);
  }
}

// A log that cannot be reached or whose keys are damaged is for the report to tell; one without keys needs --key.
async function readKeysOf(log: LogReader): Promise<{ keys: VerifierKey[]; unusableKeys: number[] }> {
  let bytes: Uint8Array | null;
  try {
    bytes = await log.read('keys');
  } catch {
    return { keys: [], unusableKeys: [] };
  }
  if (bytes === null) throw new Misuse('The log has no file "keys": name its verifier key with --key.');
  const keys: VerifierKey[] = [];
  const unusableKeys: number[] = [];
  for (const [i, line] of Buffer.from(bytes).toString('utf8').split('\n').entries()) {
    if (line === '') continue;
    try {
      keys.push(parseVkey(line));
    } catch {
      unusableKeys.push(i + 1);
    }
  }
  return { keys, unusableKeys };
}

function readNumber(option: string, text: string): number {
  if (!/^[0-9]{1,5}$/.test(text)) throw new Misuse(`${option} is a whole number.`);
  return Number(text);
}

/**
 * Reads JSON lines of openings.
 * @throws Misuse that names the line
 */
export function readOpenings(text: string): Opening[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '' || framesProofList(line)) return [];
    const opening = parseOpening(line);
    if (opening === null)
      throw new Misuse(`--openings: line ${String(i + 1)} is not {"index","salt","body"}.`);
    return [opening];
  });
}

async function readOlder(
  { older = [], mailbox = [] }: Values,
  keys: readonly VerifierKey[],
): Promise<OlderCheckpoint[]> {
  const kept: OlderCheckpoint[] = [];
  for (const path of older) kept.push({ from: `--older ${path}`, note: await readText(path) });
  // Mails of other logs lie beside those of this one.
  const origins = keys.filter(({ type }) => type === TYPE_ED25519).map(({ name }) => `${name}\n`);
  for (const path of mailbox) {
    const found = checkpointsIn(await readBytes(path)).filter((note) =>
      origins.some((origin) => note.startsWith(origin)),
    );
    // Silence here would pass for a comparison that was never made.
    if (found.length === 0) throw new Misuse(`--mailbox ${path}: no checkpoint of this log is in it.`);
    kept.push(...found.map((note) => ({ from: `--mailbox ${path}`, note })));
  }
  return kept;
}

/** Bodies claimed complete are read while the log is verified: a large log has more of them than fit in memory. */
async function readBodies({ bodies, range }: Values): Promise<CompleteBodies | undefined> {
  if (bodies === undefined) {
    if (range !== undefined)
      throw new Misuse('--range says of which entries --bodies has all: name that file.');
    return undefined;
  }
  const file = await stat(bodies).catch(() => null);
  if (file?.isFile() !== true) throw new Misuse(`${bodies} is not a file.`);
  const openings = linesOf(bodies);
  if (range === undefined) return { openings };
  const ranges = parseRanges(range);
  if (ranges === null) throw new Misuse('--range is FIRST-LAST, several with commas, ascending and apart.');
  return { openings, ranges };
}

async function* linesOf(path: string): AsyncGenerator<Opening> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    number++;
    if (line.trim() === '' || framesProofList(line)) continue;
    const opening = parseOpening(line);
    if (opening === null)
      throw new Misuse(`--bodies: line ${String(number)} is not {"index","salt","body"}.`);
    yield opening;
  }
}

/** @throws Misuse */
export async function requireFolder(path: string): Promise<void> {
  const folder = await stat(path).catch(() => null);
  if (folder?.isDirectory() !== true) throw new Misuse(`${path} is not a folder.`);
}

/** @throws Misuse */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return fromUtf8(bytes);
  } catch (error) {
    throw new Misuse(`${path}: ${messageOf(error)}`);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Misuse(`${path}: ${messageOf(error)}`);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
