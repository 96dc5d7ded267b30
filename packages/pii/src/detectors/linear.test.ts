import { describe, expect, it } from 'vitest';
import { builtInDetectors } from './index.ts';
import { scan } from '../scan.ts';

const size = 1_000_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

/** Inputs that make a careless pattern quadratic or worse; every detector reads all of them. */
const forAll: Readonly<Record<string, string>> = {
  'one letter': fill('a'),
  'one digit': fill('1'),
  spaces: fill(' '),
  'empty lines': fill('\n'),
  'single digits': fill('1 '),
  'digits and hyphens': fill('12-'),
  'opaque base64': fill('eyJhbGciOiJIUzI1NiJ9QWxhZGRpbjpvcGVuIHNlc2FtZQ'),
  'opaque hex': fill('9f86d081884c7d659a2feaa0c55ad015'),
  'astral and unpaired surrogates': fill('\u{1f600}\ud800'),
};

/** The start of a detector's own pattern, over and over, never completed. */
const own: Readonly<Record<string, readonly string[]>> = {
  age: ['age ', '12 years ', 'age is 1', '34-year-'],
  cardSecrets: ['cvv ', 'cvv code is ', 'expiry date 1', '12/2', 'exp: 12/'],
  coordinates: ['1.123', '12.123, ', '-1.1234567890', 'lat 1.', '12\u00b034'],
  date: ['12/12/', '2026-12-', 'March 5, ', '5th of ', 'last ', '12 may ', '2026-12-12T10:10:10.1'],
  deviceId: ['9f86d081-884c-7d65-', 'ffff-', '12-345678-'],
  encodedText: ['TWlyYSBPa2Fmb3I', 'TWlyYSBP+', 'a1B2c3D4/'],
  labelledId: [
    'order ',
    'account is ',
    'order a b c d e f ',
    '1a is my order',
    'mrn ',
    'ssn is ending in ',
    'order 12 34 ',
    'acct1',
    'card: ',
    'order_1_',
  ],
  licensePlate: ['plate ', 'plate number is ', 'AB-C ', 'license plate A1 B2 '],
  nationality: ['dutch ', 'Nigerian, ', 'i am a an also half ', 'born Brazilian, ', '(French'],
  nationalId: ['AB 12 34 ', '12-34', 'ABCDE1234', '1234 1234 ', 'swift ABCDEF', 'SWIFT: '],
  prefixedId: ['AB-', 'AB12345678', 'EMP-1', 'A-B-1', 'a_1_', 'EMP-EMP-'],
  spelledWord: ['r a ', 'bravo ', 'b as in ', 'b as in bravo ', 'double ', 'm, '],
  spokenAddress: ['two alder ', 'four fifty two west alder drive ', 'drive ', 'two '],
  spokenDate: ['third of ', 'march third, nineteen ', 'twenty first of june ', 'june '],
  spokenNumber: ['one ', 'double ', 'four 5 ', 'one, ', 'ssn one two '],
  turnNumber: ['1234 ', 'ab 12 ', 'dd 56 d 5 ', 'ssn 1 '],
  writtenEmail: ['a dot ', 'a at b dot ', 'at ', 'x 27 gmailcom ', 'gmailcom', 'a at b dot com ', '@ a dot '],
  address: ['12 Main ', '12 a b c d e, ', '1 Oak Street, A B C D ', 'PO Box ', 'Flat 3, '],
  apiKey: ['AKIA', 'ghp_', 'sk-', 'secret ', 'api key: ', 'token="', 'authorization bearer '],
  creditCard: ['4111 ', '4111-1111-1111-', '4', '41111111111111111111 '],
  crypto: ['bc1', '0x', '1A', '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
  dateOfBirth: ['born ', 'dob 1.', 'birthday 12 ', '1984 born '],
  email: ['@', 'a@', 'a.', 'a@a.', '"@', '"a'],
  iban: ['GB82 ', 'DE89370400440532013', 'GB82GB82'],
  ipAddress: [':', '1:', '::', 'ab:cd:', '1.1.1.', '255.'],
  jwt: ['eyJ', 'eyJ.', '.eyJ', 'eyJhbGciOiJIUzI1NiJ9.'],
  macAddress: ['00:', '00:1A:2B:3C:4D:', '001a.'],
  password: ['password ', 'password is ', 'pwd: "', 'pin a b c is ', 'password = `'],
  phone: ['+1 ', '+', '(', '415-', '555-0134 x', '00', '0 '],
  postalCode: ['SW1A ', 'Springfield Springfield Springfield, ', 'zip ', 'IL 6270'],
  privateKey: ['-----BEGIN PRIVATE KEY-----', '-----BEGIN ', '-----END ', '-----'],
  ssn: ['536-22-', 'ssn ', 'ssn is ending in ', '123-45-678 '],
  tagger: ['my name is ', 'Mira Okafor, 12 Elm Street, ', 'a@b.c Mira ', 'ааа '],
  url: [
    'a.com',
    'a.b.c.',
    'aaa-',
    '.a',
    'x.co.in/',
    'http://',
    '://',
    'a://a',
    'www.',
    'x://(',
    'https://a/)',
  ],
  username: ['username ', 'user id: ', 'login is '],
};

describe('every detector takes time linear in the text', () => {
  it('has adversarial inputs of its own', () => {
    expect(Object.keys(own).sort()).toEqual(builtInDetectors.map(({ name }) => name).sort());
  });

  it.each(builtInDetectors.map((detector) => [detector.name, detector] as const))(
    '%s finishes on a megabyte of each',
    (name, detector) => {
      for (const text of [...Object.values(forAll), ...(own[name] ?? []).map(fill)]) {
        const scanned = scan(text);
        scanned.clues.turn = true;
        for (const { start, end, score } of detector.find(text, scanned)) {
          if (!(start >= 0 && start < end && end <= text.length && score > 0 && score <= 1))
            expect.fail('bad range');
        }
      }
    },
    300_000,
  );
});
