import { describe, expect, it } from 'vitest';
import { writtenEmail } from './writtenEmail.ts';
import { foundIn } from './testSupport.ts';

describe('writtenEmail', () => {
  it.each([
    ['john dot smith at gmail dot com', 'EMAIL john dot smith at gmail dot com'],
    ['it is mira at mail dot example please', 'EMAIL mira at mail dot example'],
    ['write to mira okafor84 at mail dot example dot com', 'EMAIL okafor84 at mail dot example dot com'],
    ['j o h n underscore s at yahoo dot co dot uk', 'EMAIL j o h n underscore s at yahoo dot co dot uk'],
    ['mira [at] mail [dot] example', 'EMAIL mira [at] mail [dot] example'],
    ['mira@mail dot example', 'EMAIL mira@mail dot example'],
    ['arulgmailcom', 'EMAIL arulgmailcom'],
    ['my email is sam 27 gmailcom', 'EMAIL sam 27 gmailcom'],
    ['mira at gmailcom', 'EMAIL mira at gmailcom'],
  ])('finds in %j', (text, found) => {
    expect(foundIn(writtenEmail, text)).toEqual([found]);
  });

  it.each([
    'meet at noon',
    'at the dot com boom',
    'telecom',
    'the internet',
    'look at it dot by dot',
    'at dot com',
    'income',
    'mira@mail.example',
    'gmailcom',
  ])('passes over %j', (text) => {
    expect(foundIn(writtenEmail, text)).toEqual([]);
  });
});
