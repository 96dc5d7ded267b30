import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { FRAME_PROOF, frameRequest, keysStatement } from '@cordon/core/kernel';
import { canonicalBytes, canonicalText } from '@cordon/ledger';
import { actPayload } from '../../packages/server/src/doors/workspace/acts.ts';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import type { HelpdeskSide } from '../../packages/server/src/demo/helpdesk/side.ts';
import { makeSealingKey, type SealingKey } from '../../packages/server/src/demo/sealedTo.ts';
import type { SealedValue } from '../../packages/server/src/identity/index.ts';

export { claimsOf, tokenOf, type HelpdeskSide } from '../../packages/server/src/demo/helpdesk/side.ts';

/** The company's admin allows it. @param admin signed in, with a fresh second factor */
export async function allowSidebar(
  admin: Pick<Visitor, 'post'>,
  baseUrl: string,
  origins: readonly string[],
): Promise<HelpdeskSide> {
  const body = { algorithm: 'HS256', name: 'Helpdesk', origins };
  const made = await admin.post('/api/sources/harbor/sidebars', body);
  if (made.status !== 200) throw new Error(`no sidebar: ${JSON.stringify(made.json)}`);
  const { sidebar, secret } = made.json as { sidebar: { id: string }; secret: string };
  return { id: sidebar.id, secret, audience: `${baseUrl}/sidebar/${sidebar.id}` };
}

/** A frame as the console makes it, without a browser. */
export interface FrameClient {
  readonly id: string;
  readonly publicKey: string;
  /** What a window of Cordon's own is asked to sign. */
  toHandOver(hint: string): Promise<Record<string, string>>;
  /** Brings a hint. @returns its id, or the refusal */
  hint(sidebar: string, token: string): Promise<Answer>;
  /** Asks with this token; @param otherwise what an attacker changes */
  ask(token: string, method: string, path: string, body?: unknown, otherwise?: Otherwise): Promise<Answer>;
  /** The proof header of a request. */
  proof(method: string, path: string, body?: unknown): string;
  reveal(
    token: string,
    ticket: string,
    what: Readonly<Record<'resource' | 'key' | 'field', string>>,
  ): Promise<Answer>;
  open(
    answer: Answer,
    at: { readonly ticket: string; readonly resource: string; readonly field: string },
  ): Promise<unknown>;
}

interface Otherwise {
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent in place of the body that was signed. */
  readonly sent?: unknown;
  readonly path?: string;
}

export async function frameClient(baseUrl: string): Promise<FrameClient> {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const sealing: SealingKey = await makeSealingKey();
  const id = `frm_${randomBytes(16).toString('hex')}`;
  const signed = (bytes: Uint8Array) =>
    sign('sha256', bytes, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
  const { origin } = new URL(baseUrl);

  const call = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { origin, ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  const proof = (method: string, target: string, body?: unknown): string => {
    const digest =
      body === undefined
        ? ''
        : createHash('sha256')
            .update(canonicalText(body as never))
            .digest('hex');
    const [actId, actAt] = [randomUUID(), new Date().toISOString()];
    const payload = frameRequest({ frame: id, method, target, body: digest, actId, actAt });
    return `${actId} ${actAt} ${digest === '' ? '-' : digest} ${signed(canonicalBytes(payload))}`;
  };
  const ask: FrameClient['ask'] = (
    token,
    method,
    path,
    body,
    { headers = {}, sent = body, path: other = path } = {},
  ) =>
    call(
      method,
      other,
      { authorization: `Bearer ${token}`, [FRAME_PROOF]: proof(method, path, body), ...headers },
      sent,
    );
  return {
    id,
    publicKey,
    proof,
    ask,
    toHandOver: (hint) => {
      const statement = keysStatement(id, { signing: publicKey, sealing: sealing.spki });
      const frameSignature = signed(statement);
      return Promise.resolve({ frame: id, hint, publicKey, sealingKey: sealing.spki, frameSignature });
    },
    hint: (sidebar, token) => call('POST', `/api/sidebars/${sidebar}/hints`, {}, { token, publicKey }),
    reveal(token, ticket, { resource, key, field }) {
      const salt = randomBytes(32);
      const act = { act: 'reveal', ticket, resource, field, reason: 'customer-asked' } as const;
      const mark = { actId: randomUUID(), actAt: new Date().toISOString() };
      const payload = actPayload({ ...act, ...mark, key: { text: key, salt } });
      const signature = signed(canonicalBytes(payload));
      const body = { resource, key, field, reason: act.reason, ...mark, signature };
      return ask(token, 'POST', `/api/tickets/${ticket}/reveal`, {
        ...body,
        valueSalt: salt.toString('base64'),
      });
    },
    open(answer, at) {
      const { entry, sealed } = answer.json as { entry: number; sealed: SealedValue };
      return sealing.open(sealed, { purpose: 'reveal', session: id, entry, ...at });
    },
  };
}
