import { describe, expect, it } from 'vitest';
import { foundIn } from './testSupport.ts';
import { url } from './url.ts';

describe('url', () => {
  it.each([
    ['see https://mira:geheim@host.example/x.', 'https://mira:geheim@host.example/x'],
    ['(https://shop.example/reset?t=abc)', 'https://shop.example/reset?t=abc'],
    ['<ftp://a@b.example>', 'ftp://a@b.example'],
    ['https://shop.example/users/482913/edit', 'https://shop.example/users/482913/edit'],
    ['https://shop.example/#mira', 'https://shop.example/#mira'],
    ['www.shop.example/?q=mira+okafor', 'www.shop.example/?q=mira+okafor'],
    ['postgres://app:pw@db.example:5432/shop', 'postgres://app:pw@db.example:5432/shop'],
    ['at https://help.shop.example/returns!', 'https://help.shop.example/returns'],
    ['www.shop.example', 'www.shop.example'],
    ['https://x.example/wiki/A_(b)?v=1', 'https://x.example/wiki/A_(b)?v=1'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(url, text)).toEqual([`URL ${value}`]);
  });

  it.each(['://', 'a://', 'either://or', 'and/or', 'xwww.y'])('passes over %j', (text) => {
    expect(foundIn(url, text)).toEqual([]);
  });
});
