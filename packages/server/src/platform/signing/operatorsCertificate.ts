import { readFile } from 'node:fs/promises';
import { P12Signer, type Signer } from '@libpdf/core';
import { readCertificate, type Certificate } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import { errno } from '../files.ts';

/** A certificate of the operator's own, instead of the one made at the first start. */
export interface OperatorsCertificate {
  readonly signer: Signer;
  readonly certificate: Certificate;
  /** Where its chain ends; the certificate itself when the file holds no chain. */
  readonly anchor: Uint8Array;
}

const wrong = (problem: string, cause?: unknown): Failure =>
  new Failure('config-wrong', `CORDON_SIGNING_P12: ${problem}`, cause);

/**
 * Opens the operator's PKCS #12 file.
 * @throws Failure `config-wrong` that says what is wrong and how to mend it: this goes wrong more often than anything
 *   else in products that sign documents
 */
export async function openP12(
  file: string,
  passphraseFile: string,
  now: Date,
): Promise<OperatorsCertificate> {
  const bytes = await read(file, 'CORDON_SIGNING_P12');
  const passphrase = (await read(passphraseFile, 'CORDON_SIGNING_P12_PASSPHRASE_FILE'))
    .toString('utf8')
    .replace(/\r?\n$/, '');
  let signer: Signer;
  try {
    signer = await P12Signer.create(new Uint8Array(bytes), passphrase, { buildChain: false });
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/password|mac|integrity|decrypt/i.test(text)) {
      throw wrong(
        `the passphrase in ${passphraseFile} does not open ${file}, or the file is damaged.`,
        error,
      );
    }
    throw wrong(
      `${file} is not a PKCS #12 file with one key and its certificate. Make one with: openssl pkcs12 -export -inkey key.pem -in chain.pem -out signing.p12`,
      error,
    );
  }
  const certificate = read509(signer.certificate, file);
  refuseUnfit(certificate, file, now);
  return { signer, certificate, anchor: signer.certificateChain?.at(-1) ?? signer.certificate };
}

/** @throws Failure `config-wrong` when the certificate has run out or has not begun */
export function mustBeValid({ from, until }: Certificate, file: string, now: Date): void {
  const at = now.getTime();
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  if (at > until)
    throw wrong(`the certificate in ${file} expired on ${day(until)}. Renew it, or unset the setting.`);
  if (at < from)
    throw wrong(`the certificate in ${file} begins on ${day(from)}. Check the clock of this machine.`);
}

function refuseUnfit(certificate: Certificate, file: string, now: Date): void {
  mustBeValid(certificate, file, now);
  const { keyUsage } = certificate;
  if (keyUsage !== null && (keyUsage & 0xc0) === 0) {
    throw wrong(
      `the certificate in ${file} is not for signatures (key usage lacks digitalSignature and nonRepudiation).`,
    );
  }
}

function read509(der: Uint8Array, file: string): Certificate {
  try {
    return readCertificate(der);
  } catch (error) {
    throw wrong(
      `the certificate in ${file} cannot be used: ${error instanceof Error ? error.message : ''}`,
      error,
    );
  }
}

async function read(file: string, setting: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Failure(
      'config-wrong',
      `${setting}: ${file} cannot be read (${errno(error) ?? 'unknown error'}).`,
      error,
    );
  }
}
