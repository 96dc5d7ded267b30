import { describe, expect, it } from 'vitest';
import { concat, toBase64, toUtf8 } from './bytes.ts';
import { cosigner } from './cosignature.ts';
import { signCheckpoint } from './checkpoint.ts';
import { checkpointsIn } from './mailbox.ts';
import { noteSigner } from './note.ts';

const signer = noteSigner('log.example', new Uint8Array(32).fill(1));
const witness = cosigner('witness.example', new Uint8Array(32).fill(2), 1_790_000_000);
const note = (size: number): string =>
  signCheckpoint({ origin: 'log.example', size, root: new Uint8Array(32).fill(size) }, [signer, witness]);

const prose = (...notes: string[]): string =>
  `This is the state of the ledger, café.\n\n${notes.join('\n')}\nKeep it.\n`;

/** Quoted-printable as mail programs write it: every octet that is not plain, and soft breaks within 76 columns. */
function quoted(text: string): string {
  const lines = text.split('\n').map((line) => {
    const octets = Array.from(toUtf8(line), (byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte),
    );
    let [out, column] = ['', 0];
    for (const octet of octets) {
      if (column + octet.length > 75) [out, column] = [`${out}=\r\n`, 0];
      out += octet;
      column += octet.length;
    }
    return out;
  });
  return lines.join('\r\n');
}

const wrapped = (text: string): string => toBase64(toUtf8(text)).replaceAll(/(.{76})/g, '$1\r\n');
const mail = (headers: string, body: string): string =>
  `From: a@b.example\r\nSubject: x\r\n${headers}\r\n\r\n${body}`;
const QP = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable';
const B64 = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64';
const parts = (...all: string[]): string =>
  mail(
    'Content-Type: multipart/mixed;\r\n boundary="--=_b 1"',
    `preamble\r\n${all.map((part) => `----=_b 1\r\n${part}\r\n`).join('')}----=_b 1--\r\nepilogue\r\n`,
  );

describe('checkpoints in mails', () => {
  it.each<[string, string, string[]]>([
    ['a checkpoint alone', note(5), [note(5)]],
    ['text around it', prose(note(5), note(6)), [note(5), note(6)]],
    ['a plain mail', mail('Content-Type: text/plain; charset=utf-8', prose(note(5))), [note(5)]],
    ['a mail without a type', mail('X-A: b', prose(note(5))), [note(5)]],
    ['quoted-printable', mail(QP, quoted(prose(note(5)))), [note(5)]],
    ['base64', mail(B64, wrapped(prose(note(5)).replaceAll('\n', '\r\n'))), [note(5)]],
    [
      'parts',
      parts(`${QP}\r\n\r\n${quoted(prose(note(5)))}`, `${B64}\r\n\r\n${wrapped(note(6))}`),
      [note(5), note(6)],
    ],
    [
      'a forwarded mail',
      parts(`Content-Type: message/rfc822\r\n\r\n${mail(QP, quoted(prose(note(5))))}`),
      [note(5)],
    ],
    ['a reply that quotes it', mail('X-A: b', prose(note(5)).replaceAll(/^/gm, '> ')), [note(5)]],
    [
      'an mbox',
      `From a@b Mon Jan  1 00:00:00 2026\n${mail(QP, quoted(prose(note(5))))}\n\nFrom a@b Mon Jan  1\n${mail(B64, wrapped(note(6)))}\n`,
      [note(5), note(6)],
    ],
    ['one twice', prose(note(5), note(5)), [note(5)]],
    ['no signature', note(5).split('\n\n')[0] ?? '', []],
    ['a mail of something else', mail(B64, '*** no base64'), []],
    ['a picture', mail('Content-Type: image/png\r\nContent-Transfer-Encoding: base64', wrapped(note(5))), []],
    ['nothing', '', []],
  ])('%s', (_, text, found) => {
    expect(checkpointsIn(toUtf8(text))).toEqual(found);
  });

  it('are found beside a mail in another charset', () => {
    expect(checkpointsIn(concat(Uint8Array.of(0xe9, 10, 10), toUtf8(note(5))))).toEqual([note(5)]);
  });

  it('end with parts that nest without end', () => {
    const nested = Array.from({ length: 400 }).reduce<string>(
      (inner) => `Content-Type: message/rfc822\r\n\r\n${inner}`,
      `${B64}\r\n\r\n${wrapped(note(5))}`,
    );
    expect(checkpointsIn(toUtf8(nested))).toEqual([]);
  });
});
