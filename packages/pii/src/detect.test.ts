import { describe, expect, it } from 'vitest';
import { compileKnown, detect, type Detector, type KnownValue } from './index.ts';

const values = (text: string, options?: Parameters<typeof detect>[1]): string[] =>
  detect(text, options).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

describe('detect', () => {
  it('finds the kinds of data in a ticket', () => {
    const text =
      'Hi, write to mira@mail.example or call (415) 555-2671. My order no. is 48291, card 4111 1111 1111 1111, ' +
      'I was born on March 5, 1984 and live at 120 Maple Avenue, Springfield, IL 62704. IP 192.0.2.44.';
    expect(values(text)).toEqual([
      'EMAIL mira@mail.example',
      'PHONE (415) 555-2671',
      'ACCOUNT 48291',
      'CREDIT_CARD 4111 1111 1111 1111',
      'DATE_OF_BIRTH March 5, 1984',
      'ADDRESS 120 Maple Avenue, Springfield, IL 62704',
      'IP 192.0.2.44',
    ]);
  });

  it.each([
    'How do I track my parcel?',
    'The app shows error 500 since version 10.2.3, at 14:30 on Monday.',
    'I paid $1,234.50 for 2 items, 3 weeks ago.',
    'My card was declined and my password is not working.',
  ])('finds nothing in %j', (text) => {
    expect(values(text)).toEqual([]);
  });

  it('names the detector, and scores lie in (0, 1]', () => {
    expect(detect('x@y.example')).toEqual([{ start: 0, end: 11, type: 'EMAIL', score: 0.97, by: 'email' }]);
  });

  it('a wanted type inside an unwanted one is still found', () => {
    const text = 'https://shop.example/?email=mira@mail.example';
    expect(values(text)).toEqual([`URL ${text}`]);
    expect(values(text, { types: ['EMAIL'] })).toEqual(['EMAIL mira@mail.example']);
  });

  it('minScore finds less or more', () => {
    expect(values('4155552671', { minScore: 0.9 })).toEqual([]);
    expect(values('at 1700000000', { minScore: 0.2 })).toEqual(['PHONE 1700000000']);
  });

  it('known values count, as a list or compiled', () => {
    const known: KnownValue[] = [{ type: 'PERSON', value: 'Mira Okafor' }];
    expect(values('ask mira okafor', { known })).toEqual(['PERSON mira okafor']);
    expect(values('ask mira okafor', { known: compileKnown(known) })).toEqual(['PERSON mira okafor']);
    expect(values('ask mira okafor', { known, types: ['EMAIL'] })).toEqual([]);
    expect(detect('mira', { known })[0]?.by).toBe('known');
  });

  it('the field a text stands in is context, and is not reported itself', () => {
    expect(values('48291', { label: 'orderNumber' })).toEqual(['ACCOUNT 48291']);
    expect(values('1984-03-05', { label: 'date_of_birth' })).toEqual(['DATE_OF_BIRTH 1984-03-05']);
    expect(values('sunshine', { label: 'password' })).toEqual(['PASSWORD sunshine']);
    expect(values('48291')).toEqual([]);
    expect(values('fine', { label: 'mira@mail.example' })).toEqual([]);
  });

  it('placeholders are left alone, and what touches them is still found', () => {
    expect(values('[EMAIL] my account number is [ACCOUNT], password is [PASSWORD_2]')).toEqual([]);
    expect(values('[EMAIL], x@y.example[PHONE]')).toEqual(['EMAIL x@y.example']);
    expect(values('[NOTATYPE] (415) 555-2671')).toEqual(['PHONE (415) 555-2671']);
    expect(values('[PHONE_4155552671]').length).toBe(1);
  });

  it('own detectors replace those of the package', () => {
    const badge: Detector = {
      name: 'badge',
      types: ['ACCOUNT'],
      find: (text) =>
        [...text.matchAll(/BDG\d{4}/g)].map(({ index }) => ({
          start: index,
          end: index + 7,
          type: 'ACCOUNT',
          score: 1,
        })),
    };
    expect(values('BDG0042 x@y.example', { detectors: [badge] })).toEqual(['ACCOUNT BDG0042']);
  });

  it('widens a span that would part a surrogate pair', () => {
    const careless: Detector = {
      name: 'careless',
      types: ['OTHER'],
      find: () => [{ start: 1, end: 3, type: 'OTHER', score: 1 }],
    };
    expect(values('\u{1f600}\u{1f600}!', { detectors: [careless] })).toEqual(['OTHER \u{1f600}\u{1f600}']);
  });

  it('finds no known value across a placeholder', () => {
    const known: KnownValue[] = [{ type: 'OTHER', value: 'one - - - - - - two' }];
    expect(values('one [EMAIL] two', { known })).toEqual([]);
    expect(values('one - - - - - - - two', { known })).toHaveLength(1);
  });

  it('does not hide the fault of a detector: a broken one must not look like a clean text', () => {
    const broken: Detector = {
      name: 'broken',
      types: ['OTHER'],
      find: () => {
        throw new RangeError('no');
      },
    };
    expect(() => detect('text', { detectors: [broken] })).toThrow(RangeError);
  });
});
