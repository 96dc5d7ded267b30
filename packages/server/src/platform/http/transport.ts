import type { IncomingHttpHeaders } from 'node:http';
import { TLSSocket } from 'node:tls';
import { Failure } from '@cordon/core/kernel';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../../identity/network.ts';

export interface TransportRules {
  /** What browsers see is https: then nothing is answered that travelled readable. */
  readonly encryptedOnly: boolean;
  /** Whoever comes with a key of its own also shows a certificate of the operator's authority. */
  readonly machinesCertified: boolean;
  /** Whether an address is a named proxy's: those alone are believed about how their client came. */
  readonly isProxy: (address: string) => boolean;
}

/**
 * What has to hold of the connection before a request is looked at.
 * @throws Failure `plaintext-refused`, `client-certificate-needed`
 */
export function checkTransport(request: FastifyRequest, rules: TransportRules): void {
  const { socket } = request.raw;
  if (rules.encryptedOnly && !(socket instanceof TLSSocket)) {
    const peer = clientAddress(socket.remoteAddress);
    const vouched = peer !== null && rules.isProxy(peer) && cameEncrypted(request.headers);
    if (!vouched) throw new Failure('plaintext-refused');
  }
  if (!rules.machinesCertified || request.headers.authorization === undefined) return;
  if (!(socket instanceof TLSSocket && socket.authorized)) throw new Failure('client-certificate-needed');
}

/**
 * What the nearest proxy says of its client's connection, in `Forwarded` (RFC 7239, 5.4) or `X-Forwarded-Proto`: the last
 * word of each, since whatever stands before it may be the client's own. Silence, or two that disagree, is not encrypted.
 */
function cameEncrypted(headers: IncomingHttpHeaders): boolean {
  const named = headers['x-forwarded-proto'];
  const said = [
    ...(named === undefined ? [] : [lastOf(String(named))]),
    ...(headers.forwarded === undefined ? [] : [protoOf(lastOf(headers.forwarded))]),
  ].filter((word) => word !== null);
  return said.length > 0 && said.every((word) => word.toLowerCase() === 'https');
}

function lastOf(list: string): string {
  return list.slice(list.lastIndexOf(',') + 1).trim();
}

function protoOf(element: string): string | null {
  return /(?:^|;)\s*proto="?([a-z][a-z0-9+.-]*)"?\s*(?:;|$)/i.exec(element)?.[1] ?? null;
}
