import { describe, expect, it } from 'vitest';
import { namedIn } from './reportedMail.ts';
import { piecesOf, render } from './template.ts';
import { templates } from './templates.ts';

const filled = {
  firstName: 'Ada <b>',
  vendor: 'Brightline & Co',
  company: 'Harbor',
  link: 'https://cordon.example.com/p/AbCdEfGhIjKlMnOpQrStUv',
};

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_, template) => {
  it('shows each thing that gives it away, in itself', () => {
    const lines = [template.fromName, template.subject, ...template.text];
    const shown = new Set(lines.flatMap((line) => piecesOf(line, template.tells)).map(({ tell }) => tell));
    for (const [index] of template.tells.entries()) expect(shown).toContain(index + 1);
    for (const line of lines) {
      expect(
        piecesOf(line, template.tells)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
    }
  });

  it('has one link where it is a mail, and none where it is a ticket', () => {
    const links = template.text.join(' ').split('{{link}}').length - 1;
    expect(links).toBe(template.kind === 'customer' ? 0 : 1);
    expect(template.link === null).toBe(template.kind === 'customer');
    expect(template.asks.length > 0).toBe(template.kind === 'credential');
  });

  it('leaves no placeholder, no markup of a name and no second header', () => {
    const mail = render(template, { ...filled, firstName: 'Ada <b>\r\nBcc: all' });
    expect(JSON.stringify(mail)).not.toContain('{{');
    expect(mail.html).not.toContain('<b>');
    for (const header of [mail.fromName, mail.subject]) expect(header).not.toMatch(/[\r\n]/);
    if (template.kind !== 'customer')
      expect(mail.html).toContain(`href="${filled.link}"`.replaceAll('&', '&#38;'));
  });
});

it('are several of each kind', () => {
  const kinds = Map.groupBy(templates, ({ kind }) => kind);
  for (const kind of ['credential', 'colleague', 'customer'] as const) {
    expect(kinds.get(kind)?.length).toBeGreaterThan(2);
  }
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
});

describe('a reported mail', () => {
  const token = 'AbCdEfGhIjKlMnOpQrStUv';
  const id = `sim-${'0'.repeat(32)}@cordon.example.com`;
  const base64 = Buffer.from(
    `${'x'.repeat(90)} https://c.example/p/${token} and more of it ${'y'.repeat(90)}`,
  )
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['quoted', `> open https://c.example/p/${token}\r\n`, [token], []],
    ['as an attachment', `Message-ID: <${id}>\r\n\r\nhttps://c.example/p/${token}`, [token], [id]],
    ['answered', `References: <${id}>\r\n\r\nWhat is this?`, [], [id]],
    ['in quoted-printable', `https://c.example/p/${token.slice(0, 9)}=\r\n${token.slice(9)}`, [token], []],
    ['in base64', `Content-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`, [token], []],
    ['of somebody else', 'https://c.example/p/short and <other@c.example>', [], []],
    ['with a longer word', `https://c.example/p/${token}x`, [], []],
  ])('names its message when it comes %s', (_, mail, tokens, messageIds) => {
    expect(namedIn(mail)).toEqual({ tokens, messageIds });
  });
});
