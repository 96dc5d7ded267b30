import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pemOf } from '../../packages/server/src/platform/signing/index.ts';
import { twiceSigned, type TwiceSigned } from '../support/sealed.ts';

/* What others make of our signatures: poppler's pdfsig and OpenSSL, who share no code with us. */

let made: TwiceSigned;
let folder: string;

beforeAll(async () => {
  made = await twiceSigned();
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-outside-'));
  await writeFile(path.join(folder, 'ca.pem'), pemOf([made.signers.own.root.certificate]));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);

/** @throws when the program is not there: this is no reason to pass */
function run(
  program: string,
  argv: readonly string[],
): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr, error } = spawnSync(program, argv, { encoding: 'utf8', cwd: folder });
  if (error !== undefined) {
    throw new Error(`${program} is needed: apt-get install --no-install-recommends poppler-utils openssl`, {
      cause: error,
    });
  }
  return { status, text: stdout + stderr };
}

/** The fields pdfsig lists and what it says of each. Its exit code is 0 for a broken signature too. */
async function pdfsig(file: Uint8Array): Promise<readonly Readonly<Record<string, string>>[]> {
  await writeFile(at('file.pdf'), file);
  const { text } = run('pdfsig', ['-nocert', 'file.pdf']);
  return text
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((block) =>
      Object.fromEntries(
        Array.from(block.matchAll(/^ +- ([^:\n]+?)(?:: (.*))?$/gm), ([, name = '', value = 'yes']) => [
          name,
          value,
        ]),
      ),
    );
}

/** The parts of a signature, as files for OpenSSL: the CMS, what it is over, the token, the value it is over. */
async function partsOf(file: Uint8Array, nth: number): Promise<void> {
  const text = Buffer.from(file).toString('latin1');
  const ranges = Array.from(text.matchAll(/\/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/g), (match) =>
    match.slice(1).map(Number),
  );
  const [first = 0, second = 0, length = 0] = ranges[nth] ?? [];
  const cms = Buffer.from(text.slice(first + 1, second - 1), 'hex');
  await writeFile(
    at('signed.bin'),
    Buffer.concat([file.subarray(0, first), file.subarray(second, second + length)]),
  );
  await writeFile(at('cms.der'), cms.subarray(0, 4 + cms.readUInt16BE(2)));
}

describe('pdfsig', () => {
  it('finds both signatures valid, the last over the whole document', async () => {
    const [company, vendor] = await pdfsig(made.twice);
    const valid = {
      'Signature Validation': 'Signature is Valid.',
      'Signature Type': 'ETSI.CAdES.detached',
      'Signing Hash Algorithm': 'SHA-256',
    };
    expect(company).toMatchObject({
      ...valid,
      'Signature Field Name': 'company',
      'Signer Certificate Common Name': 'Müller & Søn — 株式会社',
      'Not total document signed': 'yes',
    });
    expect(vendor).toMatchObject({
      ...valid,
      'Signature Field Name': 'vendor',
      'Signer Certificate Common Name': 'Desk Support',
      'Total document signed': 'yes',
    });
  });

  it('finds neither valid once a byte was changed, so it does look', async () => {
    const changed = Uint8Array.from(made.twice);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    for (const signature of await pdfsig(changed)) {
      expect(signature).toMatchObject({ 'Signature Validation': 'Digest Mismatch.' });
    }
  });
});

describe.each([
  ['company', 0],
  ['vendor', 1],
] as const)('openssl, on the signature of the %s,', (_, nth) => {
  const cms = () =>
    run('openssl', [
      ...['cms', '-verify', '-inform', 'DER', '-in', 'cms.der', '-content', 'signed.bin', '-binary'],
      ...['-CAfile', 'ca.pem', '-purpose', 'any', '-out', 'content.bin'],
    ]);

  it('verifies the CMS up to our authority, and not over other bytes', async () => {
    await partsOf(made.twice, nth);
    expect(cms()).toMatchObject({
      status: 0,
      text: expect.stringMatching(/Verification successful/) as string,
    });
    await writeFile(at('signed.bin'), 'something else');
    expect(cms().status).not.toBe(0);
  });

  it('verifies the timestamp over the signature value', async () => {
    await partsOf(made.twice, nth);
    const { text } = run('openssl', ['asn1parse', '-inform', 'DER', '-in', 'cms.der']);
    // The last two things in a signer: the value, and the token in the unsigned attributes.
    const lines = text.split('\n');
    const attribute = lines.findIndex((line) => line.includes('id-smime-aa-timeStampToken'));
    const token = lines.slice(attribute).find((line) => line.includes('cons: SEQUENCE'));
    const value = lines.slice(0, attribute).findLast((line) => line.includes('OCTET STRING'));
    const [, tokenAt = ''] = /^ *(\d+):/.exec(token ?? '') ?? [];
    const [, valueAt = '', head = '', length = ''] =
      /^ *(\d+):d=\d+ +hl=(\d+) l= *(\d+)/.exec(value ?? '') ?? [];
    run('openssl', [
      'asn1parse',
      '-inform',
      'DER',
      '-in',
      'cms.der',
      '-strparse',
      tokenAt,
      '-noout',
      '-out',
      'token.der',
    ]);
    const { readFile } = await import('node:fs/promises');
    const whole = await readFile(at('cms.der'));
    const start = Number(valueAt) + Number(head);
    await writeFile(at('value.bin'), whole.subarray(start, start + Number(length)));
    const verify = () =>
      run('openssl', [
        'ts',
        '-verify',
        '-token_in',
        '-in',
        'token.der',
        '-data',
        'value.bin',
        '-CAfile',
        'ca.pem',
      ]);
    expect(verify()).toMatchObject({ status: 0, text: expect.stringMatching(/Verification: OK/) as string });
    await writeFile(at('value.bin'), 'something else');
    expect(verify().status).not.toBe(0);
  });
});
