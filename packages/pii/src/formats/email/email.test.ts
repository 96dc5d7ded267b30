import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { attachmentsOf, FormatError } from '../index.ts';
import { redactText } from '../testSupport.ts';
import { fromBase64, toBase64, toUtf8 } from './encodings.ts';

const mail = (...lines: string[]): string => lines.join('\r\n');
const email = (source: string): string => redactText(source, 'email');
const base64 = (text: string): string => toBase64(toUtf8(text));
const word = (text: string): string => `=?utf-8?B?${toBase64(toUtf8(text), '')}?=`;

const nested = mail(
  'Received: from host.example (192.0.2.7)',
  'DKIM-Signature: v=1; bh=abc',
  'From: "Mira Okafor" <mira@mail.example>',
  'To: Harbor Support <help@harbor.example>, Ada Lund <ada@lund.example>',
  `Subject: ${word('Bücher für Mira')}`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer=1"',
  '',
  'preamble Okafor',
  '--outer=1',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Gr=FC=DFe von Mira Ok=',
  'afor, (415) 555-26=',
  '71',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  base64('<p>Mi<b>ra</b> &ndash; gr\u00fc\u00dfe</p>'),
  '--inner--',
  '--outer=1',
  'Content-Type: application/json; name="mira okafor.json"',
  'Content-Disposition: attachment; filename="mira okafor.json"',
  '',
  '{"to": "a@b.example"}',
  '--outer=1',
  'Content-Type: image/png; name=okafor.png',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="okafor.png"',
  '',
  'AAAA',
  '--outer=1',
  'Content-Type: message/rfc822',
  '',
  'From: Ada Lund <ada@lund.example>',
  'Subject: for Okafor',
  '',
  'inner a@b.example',
  '--outer=1--',
  'epilogue Okafor',
  '',
);

describe('an e-mail message', () => {
  const redacted = email(nested);

  it('holds no value in any corner, as another reader of mail sees it', async () => {
    const seen: string[] = [redacted];
    const read = async (bytes: string | Uint8Array): Promise<void> => {
      const { headers, text, html, attachments, ...rest } = await PostalMime.parse(bytes);
      seen.push(JSON.stringify([headers, text, html, rest]));
      for (const { content, filename, mimeType } of attachments) {
        const inner = typeof content === 'string' ? content : new TextDecoder().decode(content);
        seen.push(inner, filename ?? '');
        if (mimeType === 'message/rfc822') await read(inner);
      }
    };
    await read(redacted);
    expect(seen.join('\n')).not.toMatch(/mira|okafor|ada|lund|b\.example|harbor\.example|5552671|192\.0\.2/i);
    expect(seen.join('\n')).toMatch(/Bücher für \[PERSON\]/);
    expect(seen.join('\n')).toMatch(/Grüße von \[PERSON\], \[PHONE\]/);
    expect(seen.join('\n')).toMatch(/withheld: an attachment of type image\/png/);
  });

  it('keeps its structure', () => {
    expect(redacted.match(/^--(outer=1|inner)(--)?\r$/gm)).toEqual(
      nested.match(/^--(outer=1|inner)(--)?\r$/gm),
    );
    expect(redacted).toContain('To: Harbor Support <[EMAIL]>, [PERSON] <[EMAIL]>');
    expect(redacted).not.toMatch(/Received|DKIM/);
  });

  it('is the same when it is redacted again', () => {
    expect(email(redacted)).toBe(redacted);
  });

  it.each([
    mail('Subject: x', '', 'text =C3'),
    mail(
      'From: x',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64('fine'),
    ),
    mail(
      'From: x',
      'Subject: a',
      ' folded',
      'Content-Type: multipart/mixed;',
      '\tboundary=b',
      '',
      'pre',
      '--b',
      '',
      'x',
      '--b--',
      '',
    ),
    'Subject: x\n\nline ends of one character\n',
  ])('without a value is kept byte for byte: %j', (source) => {
    expect(email(source)).toBe(source);
  });

  it.each([
    ['no headers', 'hello\r\n\r\nx', 'not the headers of an e-mail message'],
    ['other headers', 'Name: x\r\n\r\nx', 'not an e-mail message'],
    [
      'a mailbox',
      'From mira Thu Jan 1\r\nSubject: x\r\n\r\n',
      'a mailbox with several messages, not one message',
    ],
    [
      'the end of a multipart cut off',
      nested.slice(0, nested.indexOf('--outer=1--')),
      'ends inside a multipart message',
    ],
    ['a header cut off', 'From: x\r\nSubject: Mira Oka', 'ends inside the headers of a message'],
    [
      'base64 cut off',
      mail('From: x', 'Content-Transfer-Encoding: base64', '', 'QUJ'),
      'ends inside a base64 body',
    ],
    [
      'two content types',
      mail('From: x', 'Content-Type: text/plain', 'Content-Type: text/html', '', 'x'),
      'a structural header stands twice',
    ],
    [
      'no boundary',
      mail('From: x', 'Content-Type: multipart/mixed', '', 'x'),
      'a multipart without its boundary',
    ],
  ])('with %s is withheld', (_, source, reason) => {
    expect(() => email(source)).toThrow(FormatError);
    expect(() => email(source)).toThrow(reason);
  });

  it.each([
    ['unknown transfer encodings', 'Content-Transfer-Encoding: x-uuencode', 'mira@mail.example'],
    ['unknown character sets', 'Content-Type: text/plain; charset=x-secret', 'mira@mail.example'],
    ['rich text', 'Content-Type: text/rtf', "mira\\'40mail.example"],
    ['UTF-16 in 8 bits', 'Content-Type: text/plain', 'm\0i\0r\0a\0@\0m\0.\0e\0x\0'],
    ['pictures as the message', 'Content-Type: image/png', 'mira@mail.example'],
  ])('gives a note in the place of %s', (_, header, body) => {
    const said = email(mail('From: x', header, '', body));
    expect(said).toContain('[withheld: an attachment of type ');
    expect(said).not.toMatch(/mira|m\0i/);
    expect(said).toMatch(/^From: x\r\n/m);
  });

  it('reads Windows-1252 where bytes are no UTF-8', () => {
    expect(
      email(mail('From: x', 'Content-Type: text/plain; charset=utf-8', '', 'gr\xfc\xdfe a@b.example')),
    ).toMatch(/gr=C3=BC=C3=9Fe \[EMAIL\]/);
  });

  it.each(['text/calendar', 'text/vcard'])('reads the folded lines of %s as one', (type) => {
    const said = email(
      mail('From: x', `Content-Type: ${type}`, '', 'UID:1', 'EMAIL:a@b.ex', ' ample', 'END:x'),
    );
    expect(said).not.toMatch(/b\.ex|ample/);
    expect(said).toMatch(/EMAIL:\[EMAIL\]\r\n=20\r\nEND:x/);
  });

  it('writes a picture back that was redacted', () => {
    const [picture] = attachmentsOf(nested);
    expect(picture).toMatchObject({ type: 'image/png', name: 'okafor.png', bytes: '\0\0\0' });
    const attachments = new Map([[picture?.id ?? '', { bytes: 'PNG!', type: 'image/png' }]]);
    const said = redactText(nested, 'email', { attachments });
    expect(said).toContain(toBase64('PNG!'));
    expect(said).not.toContain('withheld');
  });
});

describe('base64', () => {
  it.each(['', 'a', 'ab', 'abc', '\xff\0\xfe'])('holds %j', (binary) => {
    expect(fromBase64(toBase64(binary))).toBe(binary);
    expect(toBase64(binary)).toBe(btoa(binary));
  });

  it.each(['QQ', 'Q===', 'QUJ', '****', 'A'])('refuses %s', (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });
});
