import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TYPE_ED25519, cosigner, formatVkey, isKeyName, parseVkey } from '../../src/index.ts';
import type { WitnessedLog } from '../../src/index.ts';
import type { CommandIo, ExitCode } from '../verifyCommand.ts';
import { MemoryError, openMemory } from './memory.ts';
import { serveWitness } from './serve.ts';

export const WITNESS_USAGE = `Usage: witness --dir DIR --name NAME --log VKEY... [--listen HOST:PORT] [--silent SECONDS]

Cosigns checkpoints of logs that only ever grow (C2SP tlog-witness): whoever holds a log's key cannot write another past
without a witness that refuses. Run it where neither the log's operator nor their backups reach.

  --dir DIR          its key and what it cosigned last; nobody else may write there. A folder put back from an older
                     copy may cosign a fork.
  --name NAME        of the witness, e.g. witness.vendor.example; once chosen it stays
  --log VKEY         verifier key of a log to witness, name+id+base64; repeat it
  --listen HOST:PORT 127.0.0.1:7480 unless said; put TLS before it where it is reached from elsewhere
  --silent SECONDS   how long a log may be silent before it is reported; 300 unless said

What happens goes to standard output, a line of JSON each: cosigned, refused, silent, and the alarms fork and inconsistent,
whose request is kept in DIR. Ctrl-C stops.
`;

/**
 * Runs a witness until it is stopped.
 * @param argv what follows the word `witness`
 * @param stopped resolves when the person at the shell wants it to end
 */
export async function runWitness(
  argv: readonly string[],
  io: CommandIo,
  stopped: () => Promise<unknown>,
): Promise<ExitCode> {
  const asked = read(argv);
  if (typeof asked === 'string') {
    if (asked !== '') io.err(`${asked}\n\n`);
    (asked === '' ? io.out : io.err)(WITNESS_USAGE);
    return asked === '' ? 0 : 2;
  }
  const { dir, name, logs, host, port, silentAfterMs } = asked;
  const ending = stopped();
  try {
    const memory = await openMemory(dir);
    try {
      const secret = await secretIn(dir);
      const report = (event: object): void => {
        io.out(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
      };
      const service = { memory, logs, name, secret, report, now: () => Date.now(), silentAfterMs };
      const server = await serveWitness(service, { host, port });
      report({ event: 'listening', url: `http://${host}:${String(server.port)}` });
      io.err(`Give this verifier key to whoever verifies: ${formatVkey(cosigner(name, secret, 0).key)}\n`);
      await ending;
      await server.close();
    } finally {
      await memory.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof MemoryError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    io.err(`${(error as Error).message}\n`);
    return 1;
  }
}

interface Asked {
  readonly dir: string;
  readonly name: string;
  readonly logs: readonly WitnessedLog[];
  readonly host: string;
  readonly port: number;
  readonly silentAfterMs: number;
}

/** @returns what is wrong; empty when help was asked for */
function read(argv: readonly string[]): Asked | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        dir: { type: 'string' },
        name: { type: 'string' },
        log: { type: 'string', multiple: true },
        listen: { type: 'string', default: '127.0.0.1:7480' },
        silent: { type: 'string', default: '300' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return '';
    const { dir, name, log = [] } = values;
    if (dir === undefined || name === undefined) return '--dir DIR and --name NAME are needed.';
    if (!isKeyName(name)) return '--name: a name has no spaces and no plus.';
    if (log.length === 0) return '--log VKEY: name at least one log.';
    const address = /^(.+):(\d{1,5})$/.exec(values.listen);
    if (address === null || Number(address[2]) > 65_535) return '--listen HOST:PORT.';
    const silent = Number(values.silent);
    if (!Number.isSafeInteger(silent) || silent < 1 || silent > 2_000_000) return '--silent: seconds.';
    const keys = log.map((vkey) => parseVkey(vkey));
    if (keys.some(({ type }) => type !== TYPE_ED25519))
      return '--log: a key by which a log signs, of type 1.';
    const logs = keys.map((key) => ({ origin: key.name, keys: [key] }));
    return {
      dir,
      name,
      logs,
      host: address[1] ?? '',
      port: Number(address[2]),
      silentAfterMs: silent * 1000,
    };
  } catch (error) {
    return error instanceof Error ? error.message : 'not understood';
  }
}

/** The witness's own key: made once, readable by its owner only. */
async function secretIn(dir: string): Promise<Uint8Array> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'key');
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (secret.length !== 32) throw new MemoryError(`${file} is damaged.`);
  return secret;
}
