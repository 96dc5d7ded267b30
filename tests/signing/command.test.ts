import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderAgreement } from '../../packages/server/src/agreements/signing/pdf/agreement.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { pemOf } from '../../packages/server/src/platform/signing/index.ts';
import { cordon, jsonOf } from '../commands/cordon.ts';
import { AT, sampleDocument, signAs, twiceSigned, type TwiceSigned } from '../support/sealed.ts';

let made: TwiceSigned;
let folder: string;
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  made = await twiceSigned();
  folder = await mkdtemp(path.join(tmpdir(), 'cordon-verify-'));
  await writeFile(at('ca.pem'), pemOf([made.signers.own.root.certificate]));
  await writeFile(at('signed.pdf'), made.twice);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('says yes to a signed agreement, in words and as JSON', () => {
  const called = cordon(['agreement', 'verify', at('signed.pdf'), '--anchor', at('ca.pem')]);
  expect(called.status).toBe(0);
  expect(jsonOf(called)).toMatchObject([{ ok: true, agreement: 'agr_sample', reprinted: true }]);
  expect(called.stderr).toContain('Everything holds.');
  expect(called.stderr).toContain('The printed pages are the attached text.');
});

it('says no to a changed one, and to one by nobody that is trusted', async () => {
  const changed = Uint8Array.from(made.twice);
  changed[3000] = (changed[3000] ?? 0) ^ 1;
  await writeFile(at('changed.pdf'), changed);
  for (const argv of [
    [at('changed.pdf'), '--anchor', at('ca.pem')],
    [at('signed.pdf')],
    [at('ca.pem'), '--anchor', at('ca.pem')],
  ]) {
    const called = cordon(['agreement', 'verify', ...argv]);
    expect(called.status).toBe(1);
    expect(jsonOf(called)).toMatchObject([{ ok: false }]);
    expect(called.stderr).toContain('does not verify');
  }
});

it('tells of pages that are not the attached text, whoever signed them', async () => {
  const document = sampleDocument();
  const honest = Buffer.from(await renderAgreement(document, AT, sha256)).toString('latin1');
  // The same length, another meaning: 80 customers in a shift become 90.
  const printed = honest.replace('at most 80', 'at most 90');
  expect(printed).not.toBe(honest);
  const base = Uint8Array.from(Buffer.from(printed, 'latin1'));
  const once = await signAs('company', base, base, document, made.signers);
  await writeFile(at('pages.pdf'), await signAs('vendor', once, base, document, made.signers));
  const called = cordon(['agreement', 'verify', at('pages.pdf'), '--anchor', at('ca.pem')]);
  expect(jsonOf(called)).toMatchObject([{ ok: true, reprinted: false }]);
  expect(called.stderr).toContain('The printed pages differ from the attached text');
});

it.each([[[]], [['a', 'b']], [['missing.pdf']], [['signed.pdf', '--anchor', 'signed.pdf']]])(
  'misuse: %j',
  (argv) => {
    expect(
      cordon(['agreement', 'verify', ...argv.map((word) => (word.startsWith('--') ? word : at(word)))])
        .status,
    ).toBe(2);
  },
);
