import { pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scramCrypto } from '../../../../../tests/support/wire.ts';
import { WireViolation } from '../violation.ts';
import { ScramClient } from './client.ts';
import type { ScramVerifier } from './crypto.ts';
import { checkProof, ScramServer } from './server.ts';

/* The exchange of RFC 7677, section 3: user "user", password "pencil". */
const salt = 'W22ZaJ0SNY7soEsUEjb6gQ==';
const clientNonce = 'rOprNGfwEbeRWgbNEkqO';
const nonce = `${clientNonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0`;
const serverFirst = `r=${nonce},s=${salt},i=4096`;
const proof = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';
const signature = '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=';

const utf8 = (text: string): Uint8Array => Buffer.from(text);
const said = (data: Uint8Array | null): string => Buffer.from(data ?? []).toString();

const rfcCrypto = { ...scramCrypto, random: () => Buffer.from(clientNonce, 'base64') };

function verifierOf(password: string, iterations = 4096): ScramVerifier {
  const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), iterations, 32, 'sha256');
  const storedKey = scramCrypto.sha256(scramCrypto.hmac(salted, utf8('Client Key')));
  return { iterations, salt, storedKey, serverKey: scramCrypto.hmac(salted, utf8('Server Key')) };
}

const verifier = verifierOf('pencil');
const mock = { key: Buffer.alloc(32, 9), user: 'ada' };
const server = (known: ScramVerifier | null = verifier): ScramServer =>
  new ScramServer(scramCrypto, known, mock);

describe('the exchange of the RFC', () => {
  it('is what the client says', async () => {
    const client = new ScramClient(rfcCrypto, 'pencil', 'user');
    expect(said(client.first())).toBe(`n,,n=user,r=${clientNonce}`);
    expect(said(await client.final(utf8(serverFirst)))).toBe(`c=biws,r=${nonce},p=${proof}`);
    expect(() => client.check(utf8(`v=${signature}`))).not.toThrow();
    expect(() => client.check(utf8(`v=${signature.replace('6', '7')}`))).toThrow(WireViolation);
  });

  const signed = `n=user,r=${clientNonce},${serverFirst},c=biws,r=${nonce}`;

  it('is what the server checks and answers', () => {
    const answer = checkProof(scramCrypto, verifier, utf8(signed), proof);
    expect(Buffer.from(answer ?? []).toString('base64')).toBe(signature);
  });

  it.each([
    ['of another exchange', signed.replace('c=biws', 'c=eSws'), proof],
    ['with a bit changed', signed, `e${proof.slice(1)}`],
  ])('a proof %s is refused', (_, message, given) => {
    expect(checkProof(scramCrypto, verifier, utf8(message), given)).toBeNull();
  });

  it.each(['', 'dHzb', `${proof.slice(0, -2)}==`, 'not base64!'])('%j is no proof', (given) => {
    expect(() => checkProof(scramCrypto, verifier, utf8(signed), given)).toThrow(WireViolation);
  });
});

describe('a client and a server', () => {
  const exchange = async (known: ScramVerifier | null, password: string): Promise<Uint8Array | null> => {
    const client = new ScramClient(scramCrypto, password);
    const other = server(known);
    const answer = other.final(await client.final(other.first(client.first())));
    if (answer !== null) client.check(answer);
    return answer;
  };

  it('agree on the password and on nothing else', async () => {
    expect(await exchange(verifier, 'pencil')).not.toBeNull();
    expect(await exchange(verifier, 'Pencil')).toBeNull();
    expect(await exchange(null, 'pencil')).toBeNull();
  });

  it('find it with what SASLprep maps, and with what it may not', async () => {
    expect(await exchange(verifierOf('IX fi'), 'I\u00adX\u00a0\ufb01')).not.toBeNull();
    expect(await exchange(verifierOf('a\u0007ª'), 'a\u0007ª')).not.toBeNull();
    expect(await exchange(verifierOf('😀ª'), '😀ª')).not.toBeNull();
  });

  it('end without the password: who imitates a server learns of it', async () => {
    const client = new ScramClient(scramCrypto, 'pencil');
    const impostor = server(verifierOf('guess'));
    await client.final(impostor.first(client.first()));
    expect(() => client.check(utf8(`v=${signature}`))).toThrow(WireViolation);
  });
});

describe('a user nobody is', () => {
  it('is asked as anybody: the same bytes but for what is random, the same salt each time, another for another name', () => {
    const first = (known: ScramVerifier | null, user = 'ada'): string =>
      said(new ScramServer(scramCrypto, known, { ...mock, user }).first(utf8('n,,n=,r=abc')));
    const shape = /^r=abc[A-Za-z0-9+/]{24},s=([A-Za-z0-9+/]{22}==),i=4096$/;
    const [known, unknown] = [shape.exec(first(verifier)), shape.exec(first(null))];
    expect(known?.[1]).toBe(salt);
    expect(unknown?.[1]).toBe(shape.exec(first(null))?.[1]);
    expect(unknown?.[1]).not.toBe(shape.exec(first(null, 'eve'))?.[1]);
  });

  it('costs the same computations as one with a wrong secret', async () => {
    const counted = async (known: ScramVerifier | null): Promise<number> => {
      let calls = 0;
      const counting = {
        ...scramCrypto,
        hmac: (key: Uint8Array, message: Uint8Array) => {
          calls += 1;
          return scramCrypto.hmac(key, message);
        },
      };
      const client = new ScramClient(scramCrypto, 'wrong');
      const other = new ScramServer(counting, known, mock);
      expect(other.final(await client.final(other.first(client.first())))).toBeNull();
      return calls;
    };
    expect(await counted(null)).toBe(await counted(verifier));
  });

  it('is let in by no proof, not even by one that holds', () => {
    const storedKey = scramCrypto.hmac(mock.key, utf8('stored key\nada'));
    const lucky = { ...scramCrypto, sha256: () => storedKey };
    const other = new ScramServer(lucky, null, mock);
    const [nonceGiven] = said(other.first(utf8('n,,n=,r=abc'))).split(',');
    expect(other.final(utf8(`c=biws,${nonceGiven ?? ''},p=${proof}`))).toBeNull();
  });
});

describe('a server', () => {
  it.each([
    ['channel binding', 'p=tls-server-end-point,,n=,r=abc'],
    ['no flag', ',,n=,r=abc'],
    ['an authorisation as somebody else', 'n,a=eve,n=,r=abc'],
    ['an extension it must know', 'n,,m=x,n=,r=abc'],
    ['an extension it must know, further on', 'n,,n=,r=abc,m=x'],
    ['no nonce', 'n,,n='],
    ['an empty nonce', 'n,,n=,r='],
    ['a nonce with a space', 'n,,n=,r=a b'],
    ['a NUL', 'n,,n=,r=abc\0'],
    ['a comma at the end', 'n,,n=,r=abc,'],
    ['nothing', ''],
    ['too much', `n,,n=,r=${'a'.repeat(5000)}`],
  ])('refuses a first message with %s', (_, message) => {
    expect(() => server().first(utf8(message))).toThrow(WireViolation);
  });

  it('takes a first message of one that could bind, and holds it to that', async () => {
    const client = new ScramClient(scramCrypto, 'pencil');
    const other = server();
    const first = other.first(utf8(said(client.first()).replace('n,,', 'y,,')));
    await expect(client.final(first).then((final) => other.final(final))).rejects.toThrow(WireViolation);
  });

  it('passes over extensions it need not know', () => {
    expect(said(server().first(utf8('n,,n=,r=abc,x=1,y=2')))).toMatch(/^r=abc/);
  });

  it.each([
    ['another binding', (good: string) => good.replace('biws', 'eSws')],
    ['another nonce', (good: string) => good.replace('r=', 'r=x')],
    ['no proof', (good: string) => good.replace(/,p=.*/, '')],
    ['more than its proof', (good: string) => `${good},x=1`],
    ['an extension it must know', (good: string) => good.replace(',p=', ',m=1,p=')],
  ])('refuses a last message with %s', async (_, change) => {
    const client = new ScramClient(scramCrypto, 'pencil');
    const other = server();
    const good = said(await client.final(other.first(client.first())));
    expect(() => other.final(utf8(change(good)))).toThrow(WireViolation);
  });

  it('checks one proof an exchange', async () => {
    const client = new ScramClient(scramCrypto, 'pencil');
    const other = server();
    expect(() => other.final(utf8('c=biws'))).toThrow(WireViolation);
    const first = other.first(client.first());
    expect(() => other.first(client.first())).toThrow(WireViolation);
    const final = await client.final(first);
    expect(other.final(final)).not.toBeNull();
    expect(() => other.final(final)).toThrow(WireViolation);
  });

  it('takes any message or refuses it as a violation', () => {
    const piece = fc.constantFrom('n', 'y', 'p', ',', 'n=', 'r=', 'abc', '=', 'm=', 'x=1', '\0', 'é', '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        try {
          server().first(utf8(pieces.join('')));
        } catch (error) {
          expect(error).toBeInstanceOf(WireViolation);
        }
      }),
    );
  });
});

describe('a client', () => {
  it.each([
    ['a nonce that is not ours', `r=x${nonce},s=${salt},i=4096`],
    ['our nonce and nothing added', `r=${clientNonce},s=${salt},i=4096`],
    ['4095 iterations', `r=${nonce},s=${salt},i=4095`],
    ['a million and one', `r=${nonce},s=${salt},i=1000001`],
    ['iterations with a sign', `r=${nonce},s=${salt},i=+4096`],
    ['no salt', `r=${nonce},s=,i=4096`],
    ['a salt that is not base64', `r=${nonce},s=*,i=4096`],
    ['an extension it must know', `m=x,r=${nonce},s=${salt},i=4096`],
    ['an error', 'e=other-error'],
  ])('refuses %s', async (_, message) => {
    await expect(new ScramClient(rfcCrypto, 'pencil').final(utf8(message))).rejects.toThrow(WireViolation);
  });

  it('takes no signature before it has proved anything', () => {
    expect(() => new ScramClient(rfcCrypto, 'pencil').check(utf8('v='))).toThrow(WireViolation);
  });
});
