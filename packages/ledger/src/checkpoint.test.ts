import { describe, expect, it } from 'vitest';
import { fromBase64 } from './bytes.ts';
import { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { cosigner } from './cosignature.ts';
import { noteSigner, signNote } from './note.ts';

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
/** The example of C2SP tlog-checkpoint. */
const TEXT = `example.com/behind-the-sofa\n20852163\n${ROOT}\n`;
const checkpoint = { origin: 'example.com/behind-the-sofa', size: 20852163, root: fromBase64(ROOT) };

const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const log = noteSigner(checkpoint.origin, secret(1));
const other = noteSigner('other.example', secret(2));
const witness = cosigner('witness.example', secret(3), 1_700_000_000);

describe('checkpoint text', () => {
  it('reads and writes the example of the standard', () => {
    expect(parseCheckpoint(TEXT)).toEqual(checkpoint);
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
  });

  it('reads past extension lines', () => {
    expect(parseCheckpoint(`${TEXT}more\nand more\n`)).toEqual(checkpoint);
  });

  it.each([
    ['two lines', 'a.example\n5\n'],
    ['no newline at the end', TEXT.slice(0, -1)],
    ['an empty line', `${TEXT}\n`],
    ['an empty origin', TEXT.replace(checkpoint.origin, '')],
    ['a size with a leading zero', TEXT.replace('2085', '02085')],
    ['a negative size', TEXT.replace('2085', '-2085')],
    ['a size beyond 2^53', TEXT.replace('20852163', '9007199254740992')],
    ['a size in hex', TEXT.replace('20852163', '0x10')],
    ['a short root', TEXT.replace('CsUY', '')],
    ['a root that is not base64', TEXT.replace('CsUY', 'Cs*Y')],
    ['a root that is not canonical base64', TEXT.replace('q2I=', 'q2J=')],
  ])('refuses %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(expect.objectContaining({ code: 'checkpoint' }));
  });

  it.each([
    { ...checkpoint, origin: '' },
    { ...checkpoint, origin: 'a\n5' },
    { ...checkpoint, size: -1 },
    { ...checkpoint, size: 2 ** 53 },
    { ...checkpoint, root: new Uint8Array(31) },
  ])('is not written from %o', (wrong) => {
    expect(() => formatCheckpoint(wrong)).toThrow(expect.objectContaining({ code: 'checkpoint' }));
  });
});

describe('verifyCheckpoint', () => {
  const note = signCheckpoint(checkpoint, [log, witness]);

  it('holds with the key of the log, and lists its witnesses', () => {
    expect(verifyCheckpoint(note, [log.key, witness.key], checkpoint.origin)).toEqual({
      ok: true,
      checkpoint,
      signers: [log.key],
      witnesses: [{ key: witness.key, timestamp: 1_700_000_000 }],
    });
    expect(verifyCheckpoint(note, [log.key])).toMatchObject({ ok: true, witnesses: [] });
  });

  it('does not hold by a witness alone, nor by a key of another name', () => {
    const problem = 'the checkpoint is not signed by a known key of its log';
    expect(verifyCheckpoint(note, [witness.key])).toEqual({ ok: false, code: 'key-unknown', problem });
    expect(verifyCheckpoint(signCheckpoint(checkpoint, [other]), [other.key])).toEqual({
      ok: false,
      code: 'key-unknown',
      problem,
    });
  });

  it('does not hold for another log than the one expected', () => {
    expect(verifyCheckpoint(note, [log.key], 'other.example')).toEqual({
      ok: false,
      code: 'other-log',
      problem: 'the checkpoint is of another log',
    });
  });

  it('does not take any signed text for a checkpoint', () => {
    const hello = signNote('hello\n', [log]);
    expect(verifyCheckpoint(hello, [log.key])).toMatchObject({ ok: false });
  });
});
