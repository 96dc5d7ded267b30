import { expect, it } from 'vitest';
import { typeOf } from './file.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['%PDF-1.7 rest', 'pdf'],
  ['\x89PNG\r\n\x1a\nrest', 'png'],
  ['\xff\xd8\xff\xe0rest', 'jpg'],
])('%j is known by its first bytes', (text, type) => {
  expect(typeOf(bytes(text))).toBe(type);
});

it.each(['', '<html>', '<svg xmlns="x">', 'PK\x03\x04', 'MZ', ' %PDF-1.7', '%PDF', 'GIF89a'])(
  '%j never gets in',
  (text) => {
    expect(() => typeOf(bytes(text))).toThrow(expect.objectContaining({ code: 'evidence-type' }) as Error);
  },
);
