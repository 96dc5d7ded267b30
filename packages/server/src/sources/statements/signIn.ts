import {
  readBackend,
  SCRAM,
  ScramClient,
  writeFrontend,
  writeSaslInitial,
  type BackendMessage,
} from '@cordon/core/pgwire';
import { scramCrypto } from '../../platform/scramCrypto.ts';
import type { Upstream } from './exchange.ts';

/**
 * Answers what the server asks until it says that the login is in. Nothing but SCRAM-SHA-256 is answered: a server that
 * asks for the password itself, or for MD5 of it, may be anybody.
 */
export async function signIn(upstream: Upstream, password: string, silentMs: number): Promise<void> {
  const scram = new ScramClient(scramCrypto, password);
  let begun = false;
  let proven = false;
  for (;;) {
    const message = await next(upstream, silentMs);
    switch (message.kind) {
      case 'auth-ok':
        // A server that lets everybody in (`trust`) asked for no proof; one that began must have ended.
        if (begun && !proven) throw new Error('the source did not prove to know the password');
        return;
      case 'auth-sasl':
        if (!message.mechanisms.includes(SCRAM)) throw new Error('the source does not take SCRAM-SHA-256');
        begun = true;
        writeSaslInitial(upstream.writer, SCRAM, scram.first());
        break;
      case 'auth-sasl-continue':
        writeFrontend(upstream.writer, { kind: 'password', body: await scram.final(message.data) });
        break;
      case 'auth-sasl-final':
        scram.check(message.data);
        proven = true;
        break;
      case 'error':
        throw new Error(`the source refused the sign-in (${message.fields.get('C') ?? ''})`);
      default:
        throw new Error(`the source asked for ${message.kind}`);
    }
  }
}

async function next(upstream: Upstream, silentMs: number): Promise<BackendMessage> {
  let came: BackendMessage | undefined;
  await upstream.exchange((framed) => {
    came = readBackend(framed);
    return false;
  }, silentMs);
  if (came === undefined) throw new Error('the source said nothing');
  return came;
}
