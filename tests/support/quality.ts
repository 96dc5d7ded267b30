import { signWithAdded } from '../../packages/server/src/demo/shop/agreement.ts';
import { anonymiseAll } from '../../packages/server/src/quality/jobs.ts';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import type { TestInstallation } from './installation.ts';

type House = TestInstallation['house'];

/** Lets the parties sign the clause on quality reviews. */
export const knowQuality = (house: House): Promise<void> =>
  signWithAdded(house, [['2.14', 'quality-review', {}]]);

/** Anonymises all that waits, as the job does. */
export const anonymise = (house: House): Promise<void> => anonymiseAll(house.qualityDeps);

/** A key of a contact centre. @param admin with a fresh second factor */
export async function qualityKey(
  admin: Visitor,
  vendor: string | null,
): Promise<{ id: string; secret: string }> {
  const answer = await admin.post('/api/quality/keys', { source: 'harbor', vendor, name: 'Contact centre' });
  if (answer.status !== 200) throw new Error(`no key: ${JSON.stringify(answer.json)}`);
  return answer.json as { id: string; secret: string };
}

export interface Said {
  readonly speaker: 'customer' | 'agent' | 'system';
  readonly at: string | null;
  readonly text: string;
}

/** A contact centre delivers a chat. */
export function deliverChat(
  baseUrl: string,
  secret: string,
  chat: { readonly id: string; readonly ticket: string; readonly turns: readonly Said[] } & Record<
    string,
    unknown
  >,
): Promise<{ readonly status: number; readonly json: unknown }> {
  return deliver(
    new URL('/api/quality/conversations', baseUrl),
    secret,
    JSON.stringify(chat),
    'application/json',
  );
}

/** A contact centre delivers a file. */
export function deliverFile(
  baseUrl: string,
  secret: string,
  about: Readonly<Record<string, string>>,
  file: string | Uint8Array<ArrayBuffer>,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const url = new URL('/api/quality/files', baseUrl);
  for (const [name, value] of Object.entries(about)) url.searchParams.set(name, value);
  return deliver(url, secret, file, 'application/octet-stream');
}

async function deliver(url: URL, secret: string, body: string | Uint8Array<ArrayBuffer>, type: string) {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': type };
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, json: (await response.json()) as unknown };
}
