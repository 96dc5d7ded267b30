import { keySigned } from '../identity/index.ts';
import { sha256 } from '../platform/hashing.ts';
import type { Standing } from '../standing/index.ts';
import type { ProtocolDeps } from './deps.ts';
import { createProtocolsPort } from './standing.ts';

type Ground = Omit<ProtocolDeps, 'sha256' | 'verify'> & { readonly standing: Standing };

/** PII protocols, as people write and read them and as the gate asks for them. */
export function composeProtocols({ standing, ...ground }: Ground) {
  const holding = { sha256, verify: keySigned };
  const protocolDeps: ProtocolDeps = { ...ground, ...holding };
  return { protocolDeps, protocols: createProtocolsPort(ground.store, holding, standing) };
}
