import { setTimeout } from 'node:timers/promises';
import { canonicalText } from '@cordon/ledger';
import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus, type Json } from './answers.ts';
import type { Cast } from './cast.ts';
import type { Visitor } from './client.ts';

interface Scene {
  readonly cast: Cast;
  readonly progress: Progress;
}

/** The live run looks each second; what it finds is there long before. */
const MOST_LOOKS = 600;
const BETWEEN_MS = 100;

/**
 * What was found of the customer who is nobody: somebody answers for it, and the hours of the law are counted.
 * @throws when nothing was found
 */
export async function playWatching({ cast, progress }: Scene): Promise<void> {
  const sam = await cast.fresh('per_sam');
  const incident = await foundOf(sam, 'per_finn');
  const taken = await sam.post(
    `/api/incidents/${incident}/take`,
    sam.decided('incident-taken', { incident }),
  );
  expectStatus(taken, 200, 'taking an incident');
  progress('Finn’s reveal of a customer who is nobody became an incident; Sam answers for it');

  const at = new Date().toISOString();
  await state(sam, incident, { kind: 'law', law: 'gdpr', applies: true, at, zone: 'Europe/Lisbon' });
  await state(sam, incident, { kind: 'company-aware', exact: true, at, zone: 'Europe/Lisbon' });
  progress('Sam says since when the company knows: the authority is to hear of it within 72 hours');
}

interface Found {
  readonly id: string;
  readonly agents: readonly { readonly id: string }[];
}

async function foundOf(officer: Visitor, agent: string): Promise<string> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const open = (await officer.get('/api/incidents')).json as readonly Found[];
    const found = open.find(({ agents }) => agents.some(({ id }) => id === agent));
    if (found !== undefined) return found.id;
    await setTimeout(BETWEEN_MS);
  }
  throw new Error('nobody noticed that a customer who is nobody was looked at');
}

async function state(officer: Visitor, incident: string, fact: Json): Promise<void> {
  const words = { incident, fact: textHash(canonicalText(fact as never)) };
  const said = await officer.post(`/api/clocks/${incident}/facts`, {
    ...fact,
    ...officer.decided('incident-fact-recorded', words),
  });
  expectStatus(said, 200, 'a fact of an incident');
}
