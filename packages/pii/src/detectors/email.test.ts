import { describe, expect, it } from 'vitest';
import { email } from './email.ts';
import { foundIn } from './testSupport.ts';

describe('email', () => {
  it.each([
    ['write to mira.okafor@mail.example, please', ['mira.okafor@mail.example']],
    [
      'Mira <mira+shop@sub.mail.example>; TOMAS_B@MAIL.EXAMPLE.',
      ['mira+shop@sub.mail.example', 'TOMAS_B@MAIL.EXAMPLE'],
    ],
    ['mailto:x@y.museum?subject=hi', ['x@y.museum']],
    ['GET /user?email=mira%40mail.example&x=1', ['mira%40mail.example']],
    ['?email=mira@mail.example&x=1', ['mira@mail.example']],
    ["it is 'mira@mail.example'", ['mira@mail.example']],
    ['"mira okafor"@mail.example', ['"mira okafor"@mail.example']],
    ['josé@correo.example and иван@почта.example', ['josé@correo.example', 'иван@почта.example']],
    ['邮箱mira@mail.example。', ['mira@mail.example']],
    ['mira＠mail.example', ['mira＠mail.example']],
    ['a@b.co@c.de', ['a@b.co', 'b.co@c.de']],
  ])('finds in %j', (text, values) => {
    expect(foundIn(email, text)).toEqual(values.map((value) => `EMAIL ${value}`));
  });

  it.each([
    'meet @ noon',
    '@mira wrote',
    'mira@',
    'price 3@4.50',
    '@@@@',
    'a @ b.example',
    'npm i react@19.2.1',
    '"\n"@',
  ])('passes over %j', (text) => {
    expect(foundIn(email, text)).toEqual([]);
  });

  it('reports an address without a top-level domain to a strict reader only', () => {
    expect(foundIn(email, 'root@localhost')).toEqual([]);
    expect(foundIn(email, 'root@localhost', 0.2)).toEqual(['EMAIL root@localhost']);
  });
});
