/** The ledger's signing key in a process of its own: that process, and the server's line to it. */
export { openLedgerSigner } from './client.ts';
export type { LedgerSigner, RotationWords } from './client.ts';
export { NOTHING, openMemory } from './memory.ts';
export type { Installing } from './protocol.ts';
export type { Tree } from './rules.ts';
export { startSigner } from './server.ts';
