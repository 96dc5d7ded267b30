import { judgeEndpoint, type EndpointLook } from '@cordon/core/assurance';
import { composeEndpoints } from '../assurance/endpoints/compose.ts';
import { tellFindings } from '../assurance/endpoints/looking.ts';
import type { House } from '../compose.ts';
import type { Progress } from '../installation.ts';
import { expectStatus, text } from './answers.ts';
import type { Cast } from './cast.ts';

/*
 * Servers that Brightline works with. Their names are reserved, so nobody answers there: what was seen of them is made up like
 * the customers, and judged as what is seen of real ones. A day later the first real look says that nothing answers.
 */

interface Scene {
  readonly house: House;
  readonly cast: Cast;
  readonly progress: Progress;
}

const DAY = 86_400_000;
const day = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

const certificate = (host: string, from: number, until: number) => ({
  ...{ names: `DNS:${host}`, issuer: 'Example Authority', notBefore: day(from), notAfter: day(until) },
  ...{ keyType: 'ec', keyBits: 256, signature: 'ecdsa-with-SHA256', matchesHost: true, trusted: true },
});

const GOOD = 'desktop.brightline.example';
const OLD = 'files.brightline.example';

const servers: readonly {
  readonly host: string;
  readonly usedFor: string;
  readonly look: EndpointLook;
}[] = [
  {
    ...{ host: GOOD, usedFor: 'desktop' },
    look: {
      ...{ reached: true, versions: ['TLSv1.2', 'TLSv1.3'], weak: [] },
      certificate: { ...certificate(GOOD, -40, 50), stapled: true },
      http: {
        ...{ status: 200, hstsSeconds: 31_536_000, contentPolicy: true, noSniff: true, toPlain: false },
        cookies: [{ secure: true, httpOnly: true, sameSite: true }],
      },
    },
  },
  {
    ...{ host: OLD, usedFor: 'files' },
    look: {
      ...{ reached: true, versions: ['TLSv1', 'TLSv1.2'], weak: ['no-forward-secrecy'] },
      certificate: { ...certificate(OLD, -350, 14), stapled: false },
      http: {
        ...{ status: 200, hstsSeconds: null, contentPolicy: false, noSniff: true, toPlain: false },
        cookies: [],
      },
    },
  },
];

/** @throws when a step does not end as it should */
export async function playEndpoints({ house, cast, progress }: Scene): Promise<void> {
  const vera = await cast.fresh('per_vera');
  const deps = composeEndpoints(house);
  for (const { host, usedFor, look } of servers) {
    const named = { vendor: 'pty_brightline', host, port: 443, speaks: 'http', usedFor, reach: 'public' };
    const answer = await vera.post('/api/endpoints', { ...named, ...vera.decided('endpoint-named', named) });
    expectStatus(answer, 200, 'a server of Brightline');
    const at = house.now();
    const failings = judgeEndpoint(look, { http: true }, at);
    await deps.store.keep({ endpoint: text(answer, 'id'), at, look, failings });
  }
  await tellFindings(deps);
  progress('Vera names two servers of Brightline: one is as it should be, one agrees to what nobody should');
}
