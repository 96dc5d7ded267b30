import { describe, expect, it } from 'vitest';
import { crypto } from './crypto.ts';
import { foundIn } from './testSupport.ts';
import { scan } from '../scan.ts';

describe('crypto', () => {
  it.each([
    '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    '0x52908400098527886E0F7030069857D2E4169EE7',
    'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
  ])('finds %s', (address) => {
    expect(foundIn(crypto, `send it to ${address}.`)).toEqual([`CRYPTO ${address}`]);
  });

  it.each([
    '0x52908400098527886E0F7030069857D2E4169EE',
    '0xdeadbeef',
    '3111111111111111111111111111',
    'Thisisaveryverylongwordwithoutdigits',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('passes over %j', (text) => {
    expect(foundIn(crypto, text)).toEqual([]);
  });

  it('a wrong checksum lowers the score and keeps the address', () => {
    expect(
      crypto.find(
        'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
        scan('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'),
      )[0]?.score,
    ).toBe(0.6);
  });
});
