import { describe, expect, it } from 'vitest';
import { contentOf } from './sniff.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('contentOf', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n...', 'png'],
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['RIFF\0\0\0\0WAVEfmt ', 'wav'],
    ['OggS', 'audio'],
    ['ID3\x04', 'audio'],
    ['\xff\xfb\x90', 'audio'],
    ['\0\0\0\x20ftypM4A ', 'audio'],
    ['\xff\xfea\0', 'binary'],
    ['%PDF-1.7', 'pdf'],
    ['{\\rtf1 x', 'rich text'],
    ['\xef\xbb\xbf{\\rtf1 x', 'rich text'],
    ['PK\x03\x04', 'archive'],
    ['a\0b', 'binary'],
    ['\x01\x02', 'binary'],
    ['<!DOCTYPE html><p>', 'html'],
    ['\n<!-- x --> <html>', 'html'],
    ['Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\neA==', 'mail'],
    ['Note: x\n\nContent', 'text'],
    ['plain \x1b[1mtext\x1b[0m\t\xc3\xa9', 'text'],
    ['', 'text'],
  ])('%j is %s', (head, content) => {
    expect(contentOf(bytes(head))).toBe(content);
  });
});
