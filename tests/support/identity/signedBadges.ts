import { inspectionText, type ItemSeen } from '@cordon/core/assurance/badges';
import { canonical, hash, text } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of sites' badges, visitors and walks. */
export const signedOfBadges: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/sites/:id/badge-layout',
    ([site = ''], { zones, doors }) => ({
      act: 'badge-layout-drawn',
      words: { site, layout: hash(canonical({ zones, doors })) },
    }),
  ],
  [
    '/api/sites/:id/badges',
    ([site = ''], { badges }) => {
      const people = (badges as readonly { person: string }[]).map(({ person }) => person);
      return { act: 'badges-given', words: { site, badges: people.length, people: hash(canonical(people)) } };
    },
  ],
  [
    '/api/badges/:id/end',
    ([badge = ''], { lost }) => ({ act: 'badge-ended', words: { badge, lost: lost === true } }),
  ],
  [
    '/api/sites/:id/badge-systems',
    ([site = ''], { name }) => ({ act: 'badge-system-made', words: { site, name: hash(text(name)) } }),
  ],
  ['/api/badge-systems/:id/rotate', ([system = '']) => ({ act: 'badge-system-rotated', words: { system } })],
  ['/api/badge-systems/:id/revoke', ([system = '']) => ({ act: 'badge-system-revoked', words: { system } })],
  [
    '/api/sites/:id/badge-events',
    ([site = ''], { csv }) => ({ act: 'badge-file-taken', words: { site, file: hash(text(csv)) } }),
  ],
  [
    '/api/sites/:id/visitors',
    ([site = ''], { escort, badge }) => ({
      act: 'visitor-came',
      words: { site, escort: text(escort), badge: badge !== null },
    }),
  ],
  ['/api/visitors/:id/out', ([visitor = '']) => ({ act: 'visitor-left', words: { visitor } })],
  [
    '/api/sites/:id/inspections',
    ([site = ''], { items, photos }) => {
      const seen = items as readonly ItemSeen[];
      const failed = seen.filter(({ verdict }) => verdict === 'fail').length;
      const statement = hash(inspectionText({ site, items: seen }));
      return {
        act: 'inspection-signed',
        words: { site, statement, failed, photos: (photos as readonly string[]).length },
      };
    },
  ],
];
