import { hash, text } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of frameworks: whose documents were taken in, and which controls answer which. */
export const signedOfAssurance: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/frameworks/documents',
    (_, { document }) => ({ act: 'oscal-imported', words: { document: hash(text(document)) } }),
  ],
  [
    '/api/frameworks/documents/:id/mappings',
    ([document = ''], { theirs, control, answers }) => ({
      act: answers === true ? 'control-mapped' : 'control-unmapped',
      words: { document, theirs: text(theirs), control: text(control) },
    }),
  ],
];
