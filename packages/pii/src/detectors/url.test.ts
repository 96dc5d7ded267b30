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
    ['More at neat-rim.net!', 'neat-rim.net'],
    ['we use bogus-sonata.co.uk, thanks', 'bogus-sonata.co.uk'],
    ['shop.mueller.de', 'shop.mueller.de'],
    ['grubby-council.org.ng is down', 'grubby-council.org.ng'],
    ['see okafor.com/u/48291 please', 'okafor.com/u/48291'],
    ['(lund.co.in)', 'lund.co.in'],
    ['at salty-range.it today', 'salty-range.it'],
    ['unruly-hotel.name', 'unruly-hotel.name'],
    ['https://x.example/wiki/A_(b)?v=1', 'https://x.example/wiki/A_(b)?v=1'],
  ])('finds in %j', (text, value) => {
    expect(foundIn(url, text)).toEqual([`URL ${value}`]);
  });

  it.each([
    '://',
    'a://',
    'either://or',
    'and/or',
    'xwww.y',
    'mira@neat-rim.net',
    'it arrived.it is red',
    'see no.in stock',
    'I paid on Booking.com',
    'amazon.com took my money',
    'node.js and asp.net',
    'e.g. this, i.e. that',
    'neat.net@mail',
    'version 1.2.de3',
    'end.Then',
    'print user.name here',
    'see main.rs and run.py',
    'logger.info(f"x")',
  ])('passes over %j', (text) => {
    expect(foundIn(url, text)).toEqual([]);
  });
});
