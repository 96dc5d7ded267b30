import { hash, list, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of devices and the secrets they enrol with. */
export const signedOfPosture: readonly (readonly [path: string, as: SignsAs])[] = [
  ['/api/devices/mine', (_, { device }) => ({ act: 'device-chosen', words: { device: text(device) } })],
  [
    '/api/devices/register',
    (_, { party, csv }) => ({
      act: 'devices-registered',
      words: {
        subjectParty: text(party),
        devices: text(csv).trim().split('\n').length - 1,
        list: hash(text(csv)),
      },
    }),
  ],
  ['/api/devices/:id/retire', ([device = '']) => ({ act: 'device-retired', words: { device } })],
  [
    '/api/devices/:id',
    ([device = ''], { name, kind, site, shared, people }) => ({
      act: 'device-changed',
      words: {
        ...{ device, kind: text(kind), site: textOrNull(site), shared: shared === true },
        name: hash(text(name).trim()),
        people: list((people as readonly string[] | undefined)?.toSorted()),
      },
    }),
  ],
  [
    '/api/device-secrets/:id/revoke',
    ([deviceSecret = '']) => ({ act: 'device-secret-revoked', words: { deviceSecret } }),
  ],
  [
    '/api/device-secrets',
    (_, { party, use, name }) => ({
      act: 'device-secret-made',
      words: { subjectParty: text(party), use: text(use), name: hash(text(name).trim()) },
    }),
  ],
];
