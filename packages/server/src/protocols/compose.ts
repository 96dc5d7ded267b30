import { keySigned } from '../identity/index.ts';
import { sha256 } from '../platform/hashing.ts';
import type { Pools } from '../platform/db.ts';
import type { ProtocolDeps } from './deps.ts';
import { createProtocolStore } from './store.ts';
import { createProtocolsPort } from './standing.ts';

type Ground = Omit<ProtocolDeps, 'store' | 'sha256' | 'verify'> & { readonly pool: Pools['app'] };

/** PII protocols, as people write and read them and as the gate asks for them. */
export function composeProtocols({ pool, ...ground }: Ground) {
  const store = createProtocolStore(pool);
  const holding = { sha256, verify: keySigned };
  const protocolDeps: ProtocolDeps = { ...ground, ...holding, store };
  return { protocolDeps, protocols: createProtocolsPort(store, holding) };
}
