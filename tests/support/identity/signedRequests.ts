import type { Visitor } from '../../../packages/server/src/demo/client.ts';
import { signed } from './signedWords.ts';
import type { Body, Read, ToSign } from './toSign.ts';

const patterns = signed.map(([path, as]) => ({
  pattern: new RegExp(`^${path.replaceAll(/:[a-z]+/g, '([^/?]+)')}$`),
  as,
}));

/**
 * What a person signs with a request, or null where nothing is signed.
 * @param body one that names a `signature`, even undefined, is sent as it is: what an attacker sends
 */
export async function toSign(url: string, body: unknown, read: Read): Promise<ToSign | null> {
  if (typeof body !== 'object' || body === null || 'signature' in body) return null;
  for (const { pattern, as } of patterns) {
    const found = pattern.exec(url);
    if (found !== null) return as(found.slice(1).map(decodeURIComponent), body as Body, read);
  }
  return null;
}

/** A person at a browser that signs what the console signs. */
export function signing<V extends Visitor>(visitor: V): V {
  return {
    ...visitor,
    async post(path: string, body: unknown) {
      const asked = await toSign(path, body, async (read) => (await visitor.get(read)).json);
      if (asked === null) return visitor.post(path, body);
      const mark = visitor.decided(asked.act, asked.words);
      return visitor.post(path, { ...(body as Body), ...asked.beside, ...mark });
    },
  };
}
