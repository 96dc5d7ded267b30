import { describe, expect, it } from 'vitest';
import { scan } from '../scan.ts';
import type { Candidate } from '../span.ts';
import { tagger } from './index.ts';
import { titles } from './titles.ts';

/** What becomes of the people of `text`, given by what was taken for them. */
function titled(text: string, score: number, ...names: string[]): string[] {
  const found: Candidate[] = names.map((name) => {
    const start = text.indexOf(name);
    return { start, end: start + name.length, type: 'PERSON', score };
  });
  titles(scan(text), found);
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

describe('titles', () => {
  it.each([
    ['Dear Mr. Abernathy,', 'Abernathy', ['TITLE Mr.', 'PERSON Abernathy']],
    ['ask Mrs Okafor', 'Okafor', ['TITLE Mrs', 'PERSON Okafor']],
    ['ask mrs okafor', 'okafor', ['TITLE mrs', 'PERSON okafor']],
    ['Prof. Dr. Ilse Brandt', 'Ilse Brandt', ['TITLE Prof.', 'TITLE Dr.', 'PERSON Ilse Brandt']],
    ['Mr.Okafor', 'Okafor', ['TITLE Mr.', 'PERSON Okafor']],
    ['seen by Dr. Lund today', 'Dr. Lund', ['TITLE Dr.', 'PERSON Lund']],
    ['Miss Mira Okafor', 'Mira Okafor', ['TITLE Miss', 'PERSON Mira Okafor']],
    ['Frau Brandt', 'Brandt', ['TITLE Frau', 'PERSON Brandt']],
    ['Doctor Lund', 'Lund', ['TITLE Doctor', 'PERSON Lund']],
  ])('%j', (text, name, spans) => {
    expect(titled(text, 0.8, name)).toEqual(spans);
  });

  it.each([
    ['i miss Mira', 'Mira'],
    ['call Mr\nMira', 'Mira'],
    ['the doctor, Mira', 'Mira'],
    ['ask the mr, Mira', 'Mira'],
    ['sr Mira', 'Mira'],
  ])('is none in %j', (text, name) => {
    expect(titled(text, 0.8, name)).toEqual([`PERSON ${name}`]);
  });

  it('stands beside no guess, and alone is none', () => {
    expect(titled('Mr. Blix', 0.3, 'Blix')).toEqual(['PERSON Blix']);
    expect(titled('Mr. and Mrs. are titles', 0.8)).toEqual([]);
    expect(titled('a name that is but Dr.', 0.8, 'Dr.')).toEqual(['PERSON Dr.']);
  });

  it('is found with the names that the model finds', () => {
    const text = 'Please tell Ms. Keiko Yamamoto that Mr Abernathy called.';
    const found = tagger.find(text, scan(text)).filter(({ score }) => score >= 0.4);
    expect(
      found.filter(({ type }) => type === 'TITLE').map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Ms.', 'Mr']);
  });
});

describe('who is addressed', () => {
  const found = (text: string): string[] => {
    const scanned = scan(text);
    return tagger
      .find(text, scanned)
      .filter(({ type, score }) => type === 'PERSON' && score >= 0.4)
      .map(({ start, end }) => text.slice(start, end));
  };

  it.each([
    ['Would Mr Hyatt and Miss Spencer please come to the desk?', ['Hyatt', 'Spencer']],
    ['Mrs. Summer called', ['Summer']],
    ['ask Prof. Table', ['Table']],
  ])('%j', (text, names) => {
    expect(found(text).sort()).toEqual(names);
  });

  it.each([
    'one Dr Pepper please',
    'Dr. The office is closed',
    'Miss you',
    '12 Oak Dr. today',
    'Sir, please',
  ])('is nobody in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});
