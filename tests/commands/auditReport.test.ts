import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatVkey } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditKeys, auditProofOf } from '../support/auditLog.ts';
import { reportSealer } from '../support/auditReport.ts';
import { cordon } from './cordon.ts';

/* What a stranger learns of a report's file: who sealed it, and whether the ledger has this one and no other. */

const audit = auditProofOf();
const keys = auditKeys.flatMap((key) => ['--key', formatVkey(key)]);
const short = auditProofOf();

let folder: string;
let made: {
  readonly file: Uint8Array;
  readonly words: Readonly<Record<'audit' | 'report' | 'file', string>>;
};
let named: Readonly<Record<'report' | 'anchor' | 'other' | 'entry' | 'log' | 'before', string>>;

const put = (name: string, content: string | Uint8Array) => {
  const full = path.join(folder, name);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
};
const pem = (certificate: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----\n`;
const exported = async (name: string, { files }: Pick<typeof audit, 'files'>) => {
  for await (const file of files()) put(`${name}/${file.path}`, file.bytes);
  return path.join(folder, name);
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cordon-report-'));
  const [sealer, another] = [await reportSealer(), await reportSealer()];
  made = await sealer.sealed(audit.proof, audit.seed);
  named = {
    report: put('report.pdf', made.file),
    anchor: put('anchor.pem', pem(sealer.root)),
    other: put('other.pem', pem(another.root)),
    entry: put('entry.tlog-proof', audit.later('audit-reported', made.words)),
    log: await exported('log', audit),
    before: await exported('before', short),
  };
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const verify = (...argv: readonly string[]) => cordon(['audit', 'verify', ...argv, ...keys]);

describe('cordon audit verify', () => {
  it('says of a report that its seal, its entry and the ledger that has it all hold', () => {
    const answer = verify(named.report, '--anchor', named.anchor, '--entry', named.entry, '--log', named.log);
    expect(answer.stderr).toContain('so has the log that was given');
    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ ok: true, seal: { ok: true }, entry: { ok: true } });
  });

  it('says what was not looked at, and takes no seal of a file that has none', () => {
    const alone = verify(named.report);
    expect([alone.status, JSON.parse(alone.stdout)]).toMatchObject([0, { seal: null, entry: null }]);
    expect(alone.stderr).toContain('Its seal was not looked at');
    expect(verify(put('draw.json', JSON.stringify(audit.proof)), '--anchor', named.anchor).status).toBe(2);
    expect(verify(named.report, '--log', named.log).status).toBe(2);
  });

  it.each([
    { of: 'a changed byte', says: /does not hold/, argv: () => [tampered(), '--anchor', named.anchor] },
    { of: 'another’s seal', says: /certificate/i, argv: () => [named.report, '--anchor', named.other] },
    {
      of: 'another file than was entered',
      says: /of another file/,
      argv: () => [named.report, '--entry', entryOf({ file: 'ab'.repeat(32) })],
    },
    {
      of: 'another text than was signed',
      says: /signed another report/,
      argv: () => [named.report, '--entry', entryOf({ report: 'ab'.repeat(32) })],
    },
    {
      of: 'the entry of another audit',
      says: /of something else/,
      argv: () => [named.report, '--entry', entryOf({ audit: 'aud_2' })],
    },
    {
      of: 'an entry of a ledger that nobody knows',
      says: /the entry of audit-reported/,
      argv: () => [named.report, '--entry', put('forged', forged())],
    },
    {
      of: 'a ledger in which the entry is missing',
      says: /does not have its entry/,
      argv: () => [named.report, '--entry', named.entry, '--log', named.before],
    },
  ])('$of answers no', ({ argv, says }) => {
    const answer = verify(...argv());
    expect(answer.stderr).toMatch(says);
    expect([answer.status, JSON.parse(answer.stdout)]).toMatchObject([1, { ok: false }]);
  });
});

const tampered = () => {
  const changed = Buffer.from(made.file);
  // A digit of a year on the printed page, far from the attachments that the draw is repeated from.
  changed.write('9', changed.indexOf('/CreationDate (D:2026') + '/CreationDate (D:202'.length, 'latin1');
  return put('tampered.pdf', changed);
};
const entryOf = (more: Partial<typeof made.words>) =>
  put('other.tlog-proof', audit.later('audit-reported', { ...made.words, ...more }));
/** The right entry, its checkpoint's signature taken away by one bit. */
const forged = () => {
  const text = audit.later('audit-reported', made.words);
  const at = text.lastIndexOf('=') - 6;
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
};
