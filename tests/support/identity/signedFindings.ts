import { createHash } from 'node:crypto';
import { hash, instant, list, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of a finding's life. */
export const signedOfFindings: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/findings',
    (_, { vendor, severity, practice, title, told }) => ({
      act: 'finding-recorded',
      words: {
        ...{ vendor: textOrNull(vendor), severity: text(severity), practice: text(practice) },
        ...{ title: hash(text(title)), told: hash(text(told)) },
      },
    }),
  ],
  [
    '/api/findings/:id/assign',
    ([finding = ''], { side, person }) => ({
      act: 'finding-assigned',
      words: { finding, side: text(side), ownerPerson: textOrNull(person) },
    }),
  ],
  [
    '/api/findings/:id/plan',
    ([finding = ''], { until, text: plan }) => ({
      act: 'finding-planned',
      words: { finding, until: instant(until), plan: hash(text(plan)) },
    }),
  ],
  [
    '/api/findings/:id/evidence',
    ([finding = ''], { text: told, entries, document, file }) => ({
      act: 'finding-evidence-given',
      words: {
        ...{ finding, text: hash(text(told)), entries: list(entries), document: textOrNull(document) },
        file: fileHash(file),
      },
    }),
  ],
  ['/api/findings/:id/claim', ([finding = '']) => ({ act: 'finding-fix-claimed', words: { finding } })],
  [
    '/api/findings/:id/retest',
    ([finding = ''], { passes, saw }) => ({
      act: 'finding-retested',
      words: { finding, passes: passes === true, saw: hash(text(saw)) },
    }),
  ],
  [
    '/api/findings/:id/exception',
    ([finding = ''], { until, why }) => ({
      act: 'finding-exception-asked',
      words: { finding, until: instant(until), why: hash(text(why)) },
    }),
  ],
  [
    '/api/findings/:id/exception/decide',
    ([finding = ''], { approve }) => ({
      act: 'finding-exception-decided',
      words: { finding, approve: approve === true },
    }),
  ],
  [
    '/api/findings/:id/exception/end',
    ([finding = '']) => ({ act: 'finding-exception-ended', words: { finding } }),
  ],
  [
    '/api/findings/:id/proposals',
    ([finding = ''], { change, target, part, text: told }) => ({
      act: 'finding-change-proposed',
      words: {
        ...{ finding, change: text(change), target: textOrNull(target), part: textOrNull(part) },
        text: hash(text(told)),
      },
    }),
  ],
  [
    '/api/findings/:id/proposals/:proposal/landed',
    ([finding = '', proposal = ''], { after }) => ({
      act: 'finding-change-landed',
      words: { finding, proposal, after: hash(text(after)) },
    }),
  ],
];

function fileHash(file: unknown): string | null {
  if (typeof file !== 'object' || file === null || !('content' in file)) return null;
  return createHash('sha256')
    .update(Buffer.from(text(file.content), 'base64'))
    .digest('hex');
}
