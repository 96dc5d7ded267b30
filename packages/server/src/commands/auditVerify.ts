import { readFile } from 'node:fs/promises';
import { attachedIn } from '@cordon/core/agreements';
import { readProof, verifyDraw, type AuditProof } from '@cordon/core/assurance/audits';
import { checkpointsIn, parseVkey } from '@cordon/ledger';
import { sha256 } from '../platform/hashing.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** Repeats the draw of an audit from its report: no database, no network. */
export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage:
    'FILE --key VKEY... [--checkpoints FILE...]   (FILE: the report’s PDF or its draw.json; VKEY: of the ledger, and of each witness; checkpoints: mails or files that hold older ones)',
  async run(argv, io) {
    const options = {
      key: { type: 'string', multiple: true },
      checkpoints: { type: 'string', multiple: true },
    } as const;
    const { values, positionals } = readOptions(argv, options, true);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Misuse('one file is needed');
    if (values.key === undefined) {
      throw new Misuse('the keys of the ledger and of a witness are needed: --key VKEY --key VKEY');
    }
    const others = await Promise.all(
      (values.checkpoints ?? []).map(async (one) => checkpointsIn(await readFile(one))),
    );
    const proof = proofIn(await readFile(file));
    if (proof === null) throw new Misuse('it is no report of an audit and no draw.json');
    const keys = values.key.map((key) => parseVkey(key));
    const verified = verifyDraw(proof, keys, sha256, others.flat());
    io.out(`${JSON.stringify(verified)}\n`);
    if (!verified.ok) {
      io.err(`This draw does not hold: ${verified.problem}.\n`);
      return 1;
    }
    io.err(
      `It holds: all ${String(verified.entries)} entries of the period are accounted for, and these ${String(verified.drawn)} items follow from the seed ${verified.seed}.\n`,
    );
    return 0;
  },
};

/** @returns null for a file that holds none */
function proofIn(bytes: Buffer): AuditProof | null {
  const json =
    bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? attachedIn(bytes)?.files.get('draw.json') : bytes;
  if (json === undefined) return null;
  try {
    return readProof(json);
  } catch {
    return null;
  }
}
