import { describe, expect, it } from 'vitest';
import { encodedText } from './encodedText.ts';
import { foundIn } from './testSupport.ts';

describe('encodedText', () => {
  it.each([
    ['user TWlyYSBPa2Fmb3I= (base64)', 'PERSON TWlyYSBPa2Fmb3I='],
    ['bWlyYUBtYWlsLmV4YW1wbGU', 'EMAIL bWlyYUBtYWlsLmV4YW1wbGU'],
    ['c3NuIDUzNi0yMi04NzQx', 'OTHER c3NuIDUzNi0yMi04NzQx'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(encodedText, text)).toEqual([found]);
  });

  it.each([
    'a1B2c3D4e5F6g7H8i9J0',
    'Thisisaverylongwordwithoutanyspace',
    '9f86d081884c7d659a2feaa0c55ad015',
    'x',
  ])('passes over %j', (text) => {
    expect(foundIn(encodedText, text)).toEqual([]);
  });
});
