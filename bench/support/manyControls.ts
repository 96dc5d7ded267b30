// 20 vendors with 300 agents each, their accounts, work and sessions, and a ledger of their accesses of the last 80 days: as many
// statements as tables, every body of the length and shape the gate gives it, every leaf committing to its body.
import { appendLeaf, EMPTY_RANGE, formatCheckpoint, rootOf, signCheckpoint, type CompactRange } from '@cordon/ledger';
import type { Client } from 'pg';
import { ledgerSigner, sha256 } from '../../packages/server/src/platform/hashing.ts';
import type { SigningKey } from '../../packages/server/src/platform/keys.ts';
