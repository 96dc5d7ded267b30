import { readFile } from 'node:fs/promises';
import { attachedIn } from '@cordon/core/agreements';
import { readProof, verifyDraw, type AuditProof, type DrawVerification } from '@cordon/core/assurance/audits';
import { verifyReportEntry, verifyReportSeal } from '@cordon/core/assurance/audits/report';
import {
  canonicalText,
  checkpointsIn,
  parseVkey,
  proveEntry,
  verifyEntryProof,
  type VerifierKey,
} from '@cordon/ledger';
import { openLog } from '@cordon/ledger/files';
import { sha256 } from '../platform/hashing.ts';
import { sealCrypto } from '../platform/sealCrypto.ts';
import { readGiven, trustIn } from './certificates.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** What one question came to: null where it was not asked. */
type Answer = { readonly ok: true } | { readonly ok: false; readonly problem: string } | null;

/**
 * Repeats the draw of an audit from its report; checks who sealed the file and that the ledger has it, where the means are given.
 * No database, no network but for a ledger that is named by its URL.
 */
export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage:
    'FILE --key VKEY... [--anchor PEM... [--tsa-anchor PEM]...] [--entry FILE [--log DIR|URL]] [--checkpoints FILE...]   (FILE: the report’s PDF or its draw.json; VKEY: of the ledger, and of each witness; PEM: /api/signing/signatures.pem, timestamps.pem; entry: of the report, saved from the audit’s page; log: an export of the ledger; checkpoints: mails or files that hold older ones)',
  async run(argv, io) {
    const many = { type: 'string', multiple: true } as const;
    const one = { type: 'string' } as const;
    const options = {
      ...{ key: many, checkpoints: many, anchor: many, 'tsa-anchor': many },
      ...{ entry: one, log: one },
    };
    const { values, positionals } = readOptions(argv, options, true);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Misuse('one file is needed');
    if (values.key === undefined) {
      throw new Misuse('the keys of the ledger and of a witness are needed: --key VKEY --key VKEY');
    }
    if (values.log !== undefined && values.entry === undefined)
      throw new Misuse('--log needs the entry of the report: --entry FILE');
    const others = await Promise.all(
      (values.checkpoints ?? []).map(async (name) => checkpointsIn(await readFile(name))),
    );
    const bytes = Buffer.from(await readGiven(file));
    const proof = proofIn(bytes);
    if (proof === null) throw new Misuse('it is no report of an audit and no draw.json');
    if (!isPdf(bytes) && (values.anchor ?? values.entry) !== undefined)
      throw new Misuse('a seal and an entry are of the report’s PDF');
    const keys = values.key.map((key) => parseVkey(key));
    const draw = verifyDraw(proof, keys, sha256, others.flat());
    const seal =
      values.anchor === undefined
        ? null
        : verifyReportSeal(
            bytes,
            await trustIn({ signatures: values.anchor, timestamps: values['tsa-anchor'] }),
            sealCrypto,
          );
    const given =
      values.entry === undefined ? null : Buffer.from(await readGiven(values.entry)).toString('utf8');
    const entry =
      given === null || !draw.ok ? null : await entryOf(bytes, proof, draw, given, keys, values.log ?? null);
    const wrong = [draw, seal, entry].find((answer) => answer?.ok === false);
    io.out(`${JSON.stringify({ ...draw, ok: wrong === undefined, seal, entry })}\n`);
    if (wrong?.ok === false) {
      io.err(
        `This ${wrong === draw ? 'draw' : 'report'} does not hold: ${wrong.problem.replace(/\.$/, '')}.\n`,
      );
      return 1;
    }
    io.err(wordsOf(draw, { seal, entry, log: values.log !== undefined }));
    return 0;
  },
};

/** Whether the ledger has the report, by its proof and by an export of the ledger. */
async function entryOf(
  file: Uint8Array,
  proof: AuditProof,
  draw: { readonly seed: string },
  given: string,
  keys: readonly VerifierKey[],
  log: string | null,
): Promise<Answer & { readonly ok: boolean }> {
  const verified = verifyReportEntry(file, proof, draw, given, keys, sha256);
  if (!verified.ok || log === null) return verified;
  try {
    const proven = verifyEntryProof(
      (await proveEntry(openLog(log), keys, verified.index)).text,
      keys,
      sha256,
    );
    const same = proven.ok && canonicalText({ ...proven.leaf }) === canonicalText({ ...verified.leaf });
    return same ? verified : { ok: false, problem: 'the ledger has another entry in its place' };
  } catch (error) {
    const problem = error instanceof Error ? error.message : 'it cannot be read';
    return { ok: false, problem: `the ledger does not have its entry: ${problem}` };
  }
}

function wordsOf(
  draw: DrawVerification,
  { seal, entry, log }: { readonly seal: Answer; readonly entry: Answer; readonly log: boolean },
): string {
  if (!draw.ok) return '';
  return [
    `It holds: all ${String(draw.entries)} entries of the period are accounted for, and these ${String(draw.drawn)} items follow from the seed ${draw.seed}.`,
    seal === null
      ? 'note  Its seal was not looked at: give the certificates you trust with --anchor.'
      : 'The seal holds: no byte was changed since, and its certificate is trusted.',
    entry === null
      ? 'note  Whether the ledger has this file was not looked at: give its entry with --entry.'
      : `The ledger has this file${log ? ', and so has the log that was given' : ''}.`,
    '',
  ].join('\n');
}

function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-';
}

/** @returns null for a file that holds none */
function proofIn(bytes: Buffer): AuditProof | null {
  const json = isPdf(bytes) ? attachedIn(bytes)?.files.get('draw.json') : bytes;
  if (json === undefined) return null;
  try {
    return readProof(json);
  } catch {
    return null;
  }
}
