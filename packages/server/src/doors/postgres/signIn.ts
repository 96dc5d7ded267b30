import {
  readSaslInitial,
  SCRAM,
  ScramServer,
  writeBackend,
  type FrontendMessage,
  type ScramVerifier,
} from '@cordon/core/pgwire';
import { scramCrypto } from '../../platform/scramCrypto.ts';
import type { Line } from './line.ts';

/**
 * SCRAM-SHA-256 with whoever says this name.
 * @param next the client's next message
 * @returns whether they know the secret
 * @throws WireViolation for what is no answer
 */
export async function proves(
  line: Line,
  next: () => Promise<FrontendMessage>,
  verifier: ScramVerifier | null,
  mock: { readonly key: Uint8Array; readonly user: string },
): Promise<boolean> {
  const scram = new ScramServer(scramCrypto, verifier, mock);
  writeBackend(line.writer, { kind: 'auth-sasl', mechanisms: [SCRAM] });
  await line.flush();
  const initial = await next();
  if (initial.kind !== 'password') return false;
  const { mechanism, data } = readSaslInitial(initial.body);
  if (mechanism !== SCRAM || data === null) return false;
  writeBackend(line.writer, { kind: 'auth-sasl-continue', data: scram.first(data) });
  await line.flush();
  const answer = await next();
  if (answer.kind !== 'password') return false;
  const last = scram.final(answer.body);
  if (last === null) return false;
  writeBackend(line.writer, { kind: 'auth-sasl-final', data: last });
  return true;
}
