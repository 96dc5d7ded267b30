import { TLSSocket } from 'node:tls';
import { Failure } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';

export interface TransportRules {
  /** What browsers see is https: then nothing is answered that travelled readable. */
  readonly encryptedOnly: boolean;
  /** Whoever comes with a key of its own also shows a certificate of the operator's authority. */
  readonly machinesCertified: boolean;
}

/**
 * What has to hold of the connection before a request is looked at. Behind a named proxy it is the proxy that says how
 * the client came; nobody else is believed.
 * @throws Failure `plaintext-refused`, `client-certificate-needed`
 */
export function checkTransport(request: FastifyRequest, rules: TransportRules): void {
  if (rules.encryptedOnly && request.protocol !== 'https') throw new Failure('plaintext-refused');
  if (!rules.machinesCertified || request.headers.authorization === undefined) return;
  const { socket } = request.raw;
  if (!(socket instanceof TLSSocket && socket.authorized)) throw new Failure('client-certificate-needed');
}
