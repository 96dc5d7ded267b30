import { describe, expect, it } from 'vitest';
import { cosigner } from './cosignature.ts';
import { formatNote, noteSigner, parseNote, signNote, verifyNote } from './note.ts';
import { publicKeyOf, verifyBytes } from './signature.ts';
import { parseVkey, verifierKey } from './vkey.ts';

const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const alice = noteSigner('alice.example', secret(1));
const bob = noteSigner('bob.example', secret(2));
const witness = cosigner('witness.example/w1', secret(3), 1_679_315_147);
const TEXT = 'log.example\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

describe('signed note', () => {
  it('verifies the example of C2SP signed-note', () => {
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    const key = parseVkey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    expect(verifyNote(note, [key])).toEqual({
      ok: true,
      text: 'This is an example message.\n',
      signatures: [{ key, timestamp: null }],
    });
    expect(verifyNote(note.replace('example message', 'example massage'), [key]).ok).toBe(false);
  });

  it('keeps empty lines of the text: only the last one separates', () => {
    const note = signNote('one\n\n— two AAAA\n\nthree\n', [alice]);
    const result = verifyNote(note, [alice.key]);
    expect(result.ok && result.text).toBe('one\n\n— two AAAA\n\nthree\n');
  });

  it('ignores unknown keys, same name or same id included', () => {
    const stranger = { ...alice, key: { ...alice.key, id: '00000000' } };
    const note = signNote(TEXT, [stranger, bob, alice]);
    expect(verifyNote(note, [alice.key])).toMatchObject({ ok: true, signatures: [{ key: alice.key }] });
    expect(verifyNote(note, [])).toEqual({
      ok: false,
      code: 'key-unknown',
      problem: 'no signature by a known key',
    });
    expect(verifyNote(note, [verifierKey('carol.example', publicKeyOf(secret(1)))]).ok).toBe(false);
  });

  it('refuses the whole note when one known key signed badly, even among good ones', () => {
    const { text, signatures } = parseNote(signNote(TEXT, [alice, bob]));
    const [first, second] = signatures;
    if (first === undefined || second === undefined) throw new Error('two signatures were made');
    const note = formatNote(text, [first, { ...second, signature: first.signature }]);
    expect(verifyNote(note, [alice.key, bob.key])).toEqual({
      ok: false,
      code: 'checkpoint-changed',
      problem: 'the signature of bob.example does not hold',
    });
  });

  it('counts a key that signed twice once', () => {
    const result = verifyNote(signNote(TEXT, [alice, alice]), [alice.key]);
    expect(result.ok && result.signatures.length).toBe(1);
  });

  const good = signNote(TEXT, [alice]);
  it.each([
    ['no signature', `${TEXT}\n`],
    ['no empty line', good.replace('\n\n', '\n')],
    ['no newline at the end', good.slice(0, -1)],
    ['a hyphen for the dash', good.replace('—', '-')],
    ['two spaces', good.replace('— ', '—  ')],
    ['something behind the signature', good.replace(/\n$/, ' x\n')],
    ['no base64', good.replace(/ [^ ]+\n$/, ' !!!!\n')],
    ['a key id and nothing else', good.replace(/ [^ ]+\n$/, ' AAAAAA==\n')],
    ['a plus in the name', good.replace('alice', 'al+ce')],
    ['a tab', good.replace('log', 'l\tg')],
    ['a carriage return', good.replaceAll('\n', '\r\n')],
    ['a lone surrogate', good.replace('log', '\ud800')],
    ['a great many signatures', good + (good.split('\n\n')[1] ?? '').repeat(100)],
    ['a great length', 'x'.repeat(1_000_000) + good],
  ])('refuses a note with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'note' }));
    expect(verifyNote(note, [alice.key]).ok).toBe(false);
  });

  it('accepts the sixteen signatures that the standard asks for', () => {
    expect(
      parseNote(
        signNote(
          TEXT,
          Array.from({ length: 16 }, () => alice),
        ),
      ).signatures.length,
    ).toBe(16);
  });

  it('is not written when it could not be read', () => {
    expect(() => signNote('no newline', [alice])).toThrow(expect.objectContaining({ code: 'note' }));
    expect(() => signNote(TEXT, [])).toThrow(expect.objectContaining({ code: 'note' }));
  });
});

describe('cosignature', () => {
  it('signs the message of C2SP tlog-cosignature, time first', () => {
    const [line] = parseNote(signNote(TEXT, [witness])).signatures;
    const bytes = Buffer.from(line?.signature ?? []);
    expect(bytes.length).toBe(72);
    expect(bytes.readBigUInt64BE()).toBe(1_679_315_147n);
    const message = Buffer.from(`cosignature/v1\ntime 1679315147\n${TEXT}`);
    expect(verifyBytes(bytes.subarray(8), message, publicKeyOf(secret(3)))).toBe(true);
  });

  it('is verified with its time', () => {
    expect(verifyNote(signNote(TEXT, [alice, witness]), [alice.key, witness.key])).toMatchObject({
      signatures: [{ timestamp: null }, { key: witness.key, timestamp: 1_679_315_147 }],
    });
  });

  it('does not hold with another time, another text or as a plain signature', () => {
    const { text, signatures } = parseNote(signNote(TEXT, [witness]));
    const [line] = signatures;
    if (line === undefined) throw new Error('one signature was made');
    const later = Uint8Array.from(line.signature);
    later[7] = (later[7] ?? 0) + 1;
    const endless = Uint8Array.from(line.signature).fill(0xff, 0, 8);
    const attempts = [
      formatNote(text, [{ ...line, signature: later }]),
      formatNote(text, [{ ...line, signature: endless }]),
      formatNote(text.replace('3', '4'), [line]),
      formatNote(text, [{ ...line, signature: line.signature.subarray(8) }]),
    ];
    for (const note of attempts) expect(verifyNote(note, [witness.key]).ok).toBe(false);

    const plain = verifierKey('witness.example/w1', publicKeyOf(secret(3)));
    const renamed = formatNote(text, [{ ...line, id: plain.id, signature: line.signature.subarray(8) }]);
    expect(verifyNote(renamed, [plain]).ok).toBe(false);
  });

  it.each([-1, 0.5, 2 ** 53])('has no time %d', (time) => {
    expect(() => cosigner('w.example', secret(3), time)).toThrow(expect.objectContaining({ code: 'range' }));
  });
});
