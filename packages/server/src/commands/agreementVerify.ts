import { verifyDocument, type SealReport } from '@cordon/core/agreements';
import { isReprinted } from '../agreements/signing/reprinting.ts';
import { sealCrypto } from '../platform/sealCrypto.ts';
import { readGiven, trustIn } from './certificates.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** Checks a signed agreement offline: no database, no network, nobody's word but the given certificates'. */
export const agreementVerifyCommand: Command = {
  name: 'agreement verify',
  usage: 'FILE --anchor PEM... [--tsa-anchor PEM]...   (PEM: /api/signing/signatures.pem, timestamps.pem)',
  async run(argv, io) {
    const pem = { type: 'string', multiple: true } as const;
    const { values, positionals } = readOptions(argv, { anchor: pem, 'tsa-anchor': pem }, true);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Misuse('one file is needed');
    const trust = await trustIn({ signatures: values.anchor ?? [], timestamps: values['tsa-anchor'] });
    const bytes = await readGiven(file);
    const report = verifyDocument(bytes, { trust }, sealCrypto);
    const reprinted = await isReprinted(bytes);
    io.out(`${JSON.stringify({ ...report, reprinted })}\n`);
    for (const line of linesOf(report)) io.err(`${line}\n`);
    if (reprinted !== null) io.err(reprinted ? AS_ATTACHED : DIFFERENT);
    io.err(report.ok ? 'Everything holds.\n' : 'This document does not verify.\n');
    return report.ok ? 0 : 1;
  },
};

const AS_ATTACHED = 'ok    The printed pages are the attached text.\n';
const DIFFERENT =
  'note  The printed pages differ from the attached text, or another version of Cordon printed them. Compare them.\n';

function linesOf({ findings, signatures }: SealReport): readonly string[] {
  const mark = ({ ok, text }: SealReport['findings'][number]): string => `${ok ? 'ok  ' : 'BAD '}  ${text}`;
  return [
    ...findings.map(mark),
    ...signatures.flatMap(({ field, certificate, at, party, person, keyFingerprint, findings: own }) => [
      `Signature “${field}”: party ${party ?? 'unknown'}, person ${person ?? 'unknown'}, sealed as ${certificate ?? 'unknown'} at ${at ?? 'unknown'}`,
      ...(keyFingerprint === null
        ? []
        : [`      passkey ${keyFingerprint}; compare it with the entry in the ledger`]),
      ...own.map(mark),
    ]),
  ];
}
