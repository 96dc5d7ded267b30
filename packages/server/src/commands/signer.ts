import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { parseVkey, verifyCheckpoint } from '@cordon/ledger';
import { ensureDataDir, readIfThere } from '../platform/files.ts';
import { ledgerSigner } from '../platform/hashing.ts';
import { installLedgerKey, loadLedgerKey, prepareLedgerKey } from '../platform/keys.ts';
import { NOTHING, openMemory, startSigner, type Tree } from '../platform/ledgerSigner/index.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';
import { untilStopped } from './untilStopped.ts';

/**
 * Keeps the ledger's signing key apart from the server, best as another user: whoever takes the server can then make
 * it sign nothing that contradicts what it signed before.
 */
export const signerCommand: Command = {
  name: 'signer',
  usage:
    '--data DIR [--socket PATH] [--mode 600|660] [--rotate]   (first start: --origin NAME [--from CHECKPOINT]; --rotate: a new key is to follow)',
  async run(argv, io) {
    const { values } = readOptions(argv, {
      data: { type: 'string' },
      socket: { type: 'string' },
      mode: { type: 'string', default: '600' },
      origin: { type: 'string' },
      from: { type: 'string' },
      rotate: { type: 'boolean', default: false },
    });
    if (values.data === undefined)
      throw new Misuse('--data DIR is needed: the signer has a folder of its own');
    if (values.mode !== '600' && values.mode !== '660') throw new Misuse('--mode is 600 or 660');
    if (values.from !== undefined && values.origin === undefined) throw new Misuse('--from needs --origin');
    const folder = path.resolve(values.data);
    const socket = path.resolve(values.socket ?? path.join(folder, 'signer.sock'));
    const passphraseFile = process.env.CORDON_KEY_PASSPHRASE_FILE;
    const stopped = untilStopped();
    await ensureDataDir(folder);
    const { origin, from } = values;
    const memory = await openMemory(
      folder,
      origin === undefined
        ? null
        : { origin, last: await lastOf({ folder, origin, passphraseFile, file: from }) },
    );
    const key = await loadLedgerKey(folder, memory.origin, passphraseFile);
    const next = values.rotate
      ? await prepareLedgerKey(folder, memory.origin, { passphraseFile })
      : undefined;
    const rotation = next && {
      key: ledgerSigner(next),
      install: () => installLedgerKey(folder, next, passphraseFile),
    };
    const signer = await startSigner({
      ...{ folder, socket, memory, key: ledgerSigner(key), rotation },
      mode: values.mode === '660' ? 0o660 : 0o600,
      report: (text) => {
        io.err(`${text}\n`);
      },
    });
    const told = { socket, vkey: key.vkey, size: memory.last.size, ...(next && { next: next.vkey }) };
    io.out(`${JSON.stringify(told)}\n`);
    io.err(`The ledger's signer of ${memory.origin} listens: LEDGER_SIGNER=unix:${socket}\n`);
    if (next !== undefined) io.err(`Its key gives way to ${next.vkey} with: cordon ledger rotate-key\n`);
    await stopped;
    await signer.close();
    return 0;
  },
};

interface Start {
  readonly folder: string;
  readonly origin: string;
  readonly passphraseFile: string | undefined;
  /** A checkpoint this key signed. */
  readonly file: string | undefined;
}

/**
 * The tree a signer without a memory goes on from. A key that is there already has signed before, so the operator says
 * what: one start with a wrong folder must not make it forget.
 * @throws Failure `config-wrong`
 */
async function lastOf({ folder, origin, passphraseFile, file }: Start): Promise<Tree | null> {
  const keyFile = path.join(folder, 'keys', 'ledger');
  const isNew = (await readIfThere(keyFile)) === undefined;
  if (isNew && file !== undefined) {
    throw new Failure('config-wrong', `--from: the key that signed it has to be at ${keyFile}.`);
  }
  if (isNew) return NOTHING;
  if (file === undefined) return null;
  const { vkey } = await loadLedgerKey(folder, origin, passphraseFile);
  const verified = verifyCheckpoint(await readFile(file, 'utf8'), [parseVkey(vkey)], origin);
  if (!verified.ok) throw new Failure('config-wrong', `--from ${file}: ${verified.problem}`);
  const { size, root } = verified.checkpoint;
  return { size, root };
}
