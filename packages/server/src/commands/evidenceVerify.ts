import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { packPaths, verifyPack, type Check, type PackReader, type PackReport } from '@cordon/core/agreements';
import { keySigned } from '../identity/key-signed.ts';
import { sha256 } from '../platform/hashing.ts';
import { sealCrypto } from '../platform/sealCrypto.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** Verifies an unpacked evidence pack: no database, no network. The same checks as its own page makes. */
export const evidenceVerifyCommand: Command = {
  name: 'evidence verify',
  usage:
    'FOLDER [--key VKEY]...   (FOLDER: an unpacked pack; VKEY: keys of the ledger that you know from elsewhere)',
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, { key: { type: 'string', multiple: true } }, true);
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) throw new Misuse('one folder is needed');
    const report = await verifyPack(await openFolder(folder), {
      digest: (bytes) => Promise.resolve(sha256(bytes)),
      verifySessionKey: (...question) => Promise.resolve(keySigned(...question)),
      seal: { ...sealCrypto, verify: (...question) => Promise.resolve(sealCrypto.verify(...question)) },
    });
    const keyHolds = knows(report, values.key);
    const ok = report.ok && keyHolds !== false;
    io.out(`${JSON.stringify({ ...report, ok, keyHolds })}\n`);
    for (const line of report.checks.flatMap(linesOf)) io.err(`${line}\n`);
    if (keyHolds === null)
      io.err('note  It was checked with the key it names itself. Give the one you know with --key.\n');
    if (keyHolds === false) io.err('BAD   None of the keys given is, or was, that of its ledger.\n');
    io.err(ok ? 'Everything that could be checked holds.\n' : 'This pack does not hold.\n');
    return ok ? 0 : 1;
  },
};

/** @returns null when no key was given */
function knows({ vkeys, formerVkeys }: PackReport, given: readonly string[] | undefined): boolean | null {
  return given === undefined
    ? null
    : given.some((key) => [...vkeys.slice(0, 1), ...formerVkeys].includes(key));
}

const MARKS = { ok: 'ok  ', failed: 'BAD ', none: '–   ' } as const;

function linesOf({ id, status, detail, problems, codes }: Check): readonly string[] {
  const named = codes.length === 0 ? '' : ` (${codes.join(', ')})`;
  return [`${MARKS[status]}  ${id}: ${detail}${named}`, ...problems.map((problem) => `      ${problem}`)];
}

async function openFolder(folder: string): Promise<PackReader> {
  const found = await stat(path.join(folder, packPaths.manifest)).catch(() => null);
  if (found?.isFile() !== true)
    throw new Misuse(`${folder} is no unpacked pack: it has no ${packPaths.manifest}`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // What is no plain file, such as a link out of the folder, is not there.
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).split(path.sep).join('/'),
    );
  const known = new Set(paths);
  return {
    paths,
    read: async (name) => (known.has(name) ? new Uint8Array(await readFile(path.join(folder, name))) : null),
  };
}
