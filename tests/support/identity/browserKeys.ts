import { createPrivateKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { actStatement, type ActWords } from '@cordon/core/kernel';
import { toUtf8 } from '@cordon/ledger';
import { keysBody, makeSealingKey } from '../../../packages/server/src/demo/sealedTo.ts';

/** A browser, as far as its keys need one. */
interface Asking {
  get(url: string): Promise<{ readonly body: unknown }>;
  post(url: string, body: unknown): Promise<unknown>;
}

const keys = new WeakMap<Asking, Promise<KeyObject>>();

/** What a signed body carries beside the decision; the browser's keys are made and registered at the first one. */
export async function decided(
  browser: Asking,
  act: string,
  words: ActWords,
): Promise<{ actId: string; actAt: string; signature: string }> {
  const making = keys.get(browser) ?? register(browser);
  keys.set(browser, making);
  const key = await making;
  const mark = { actId: randomUUID(), actAt: new Date().toISOString() };
  return { ...mark, signature: signed(key, toUtf8(actStatement(act, words, mark))) };
}

async function register(browser: Asking): Promise<KeyObject> {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = createPrivateKey(pair.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const { sessionId } = (await browser.get('/api/session')).body as { sessionId: string };
  const { spki: sealing } = await makeSealingKey();
  await browser.post(
    '/api/session/key',
    keysBody(sessionId, spki, sealing, (bytes) => signed(key, bytes)),
  );
  return key;
}

function signed(key: KeyObject, bytes: Uint8Array): string {
  return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
}
