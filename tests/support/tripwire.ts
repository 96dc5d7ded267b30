import { randomBytes } from 'node:crypto';
import { canonicalText, commit } from '@cordon/ledger';
import { expect } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';

/** Makes a customer of Harbor Health one that nobody may touch. @param who of the company, with a fresh second factor */
export async function seedCanary(
  who: Visitor,
  { id, email }: { readonly id: number; readonly email: string },
): Promise<void> {
  const salt = randomBytes(32);
  const body = { subject: String(id), address: email, label: 'Tripwire' };
  const words = { source: 'harbor', details: commit(canonicalText(body), salt) };
  const sent = { ...body, source: 'harbor', salt: salt.toString('base64') };
  const answer = await who.post('/api/canaries', { ...sent, ...who.decided('canary-seeded', words) });
  expect(answer.status).toBe(200);
}
