import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A protocol server, not Vault: it answers the calls of Vault's transit engine as its API documentation describes them,
 * over real HTTP, and really encrypts (AES-256-GCM, versions, associated data). The real Vault is not on npm or Debian.
 */
export interface VaultServer {
  readonly address: string;
  /** The token it takes. */
  token: string;
  sealed: boolean;
  /** Answers nothing at all. */
  silent: boolean;
  /** Answers this to everything, in place of what it would. */
  instead: { readonly status: number; readonly body: string; readonly location?: string } | null;
  /** Every request: method and path, and the token it came with. */
  readonly asked: { readonly call: string; readonly token: string | undefined }[];
  /** Names of its keys. */
  keys(): readonly string[];
  close(): Promise<void>;
}

interface TransitKey {
  readonly versions: Buffer[];
  deletable: boolean;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
}

const no = (status: number, ...errors: string[]): Answer => ({ status, body: { errors } });

export async function startVaultServer(token: string): Promise<VaultServer> {
  const keys = new Map<string, TransitKey>();
  const server = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      const call = `${request.method ?? ''} ${request.url ?? ''}`;
      const sent = request.headers['x-vault-token'];
      vault.asked.push({ call, token: typeof sent === 'string' ? sent : undefined });
      if (vault.silent) return;
      if (vault.instead !== null) {
        const { status, body: text, location } = vault.instead;
        response.writeHead(status, location === undefined ? {} : { location }).end(text);
        return;
      }
      const answer = vault.sealed
        ? no(503, 'Vault is sealed')
        : sent === vault.token
          ? answerTo(keys, call, body)
          : no(403, 'permission denied');
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    })();
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const vault: VaultServer = {
    address: `http://localhost:${String(port)}`,
    ...{ token, sealed: false, silent: false, instead: null, asked: [] },
    keys: () => [...keys.keys()],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return vault;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

function answerTo(keys: Map<string, TransitKey>, call: string, text: string): Answer {
  const sent = (text === '' ? {} : JSON.parse(text)) as Record<string, string | boolean | undefined>;
  if (call === 'GET /v1/auth/token/lookup-self') return { status: 200, body: { data: { ttl: 3600 } } };
  const [, method, action, name = '', more] =
    /^(GET|POST|DELETE) \/v1\/transit\/(keys|encrypt|decrypt)\/([\w-]+)(?:\/(\w+))?$/.exec(call) ?? [];
  const key = keys.get(name);
  switch (`${method ?? ''} ${action ?? ''} ${more ?? ''}`.trim()) {
    case 'GET keys':
      if (key === undefined) return no(404);
      return { status: 200, body: { data: { name, latest_version: key.versions.length } } };
    case 'POST keys':
      if (key === undefined) keys.set(name, { versions: [randomBytes(32)], deletable: false });
      return { status: 200, body: { data: { name } } };
    case 'POST keys rotate':
      if (key === undefined) return no(400, 'key not found');
      key.versions.push(randomBytes(32));
      return { status: 200, body: { data: { name } } };
    case 'POST keys config':
      if (key === undefined) return no(400, 'no existing key named could be found');
      key.deletable = sent.deletion_allowed === true;
      return { status: 200, body: { data: { name } } };
    case 'DELETE keys':
      if (key?.deletable !== true) return no(400, 'deletion is not allowed for this key');
      keys.delete(name);
      return { status: 204 };
    case 'POST encrypt':
      if (key === undefined) return no(400, 'encryption key not found');
      return { status: 200, body: { data: { ciphertext: encrypt(key, sent) } } };
    case 'POST decrypt':
      return key === undefined ? no(400, 'encryption key not found') : decrypt(key, sent);
    default:
      return no(404);
  }
}

type Sent = Record<string, string | boolean | undefined>;

const bytes = (value: string | boolean | undefined): Buffer => Buffer.from(String(value ?? ''), 'base64');

function encrypt({ versions }: TransitKey, sent: Sent): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', versions.at(-1) ?? '', nonce).setAAD(
    bytes(sent.associated_data),
  );
  const body = Buffer.concat([nonce, cipher.update(bytes(sent.plaintext)), cipher.final()]);
  const sealed = Buffer.concat([body, cipher.getAuthTag()]).toString('base64');
  return `vault:v${String(versions.length)}:${sealed}`;
}

function decrypt({ versions }: TransitKey, sent: Sent): Answer {
  const [, version, text] = /^vault:v(\d+):(.+)$/.exec(String(sent.ciphertext ?? '')) ?? [];
  const key = versions[Number(version) - 1];
  const raw = bytes(text);
  if (key === undefined || raw.length < 28) return no(400, 'invalid ciphertext');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, 12))
      .setAAD(bytes(sent.associated_data))
      .setAuthTag(raw.subarray(-16));
    const plain = Buffer.concat([decipher.update(raw.subarray(12, -16)), decipher.final()]);
    return { status: 200, body: { data: { plaintext: plain.toString('base64') } } };
  } catch {
    return no(400, 'cipher: message authentication failed');
  }
}
