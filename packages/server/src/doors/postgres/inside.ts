import type { TransactionStatus } from '@cordon/core/pgwire';

/** What the door answers by itself. */
export interface Inside {
  readonly tag: string;
  readonly status?: TransactionStatus;
  readonly rows?: { readonly column: string; readonly values: readonly string[] };
}

/** Whether the door answers a statement by itself. */
export function insideOf(text: string, status: TransactionStatus): Inside | null {
  const plain = text.trim().replace(/;\s*$/, '').trim();
  if (/^(begin|start\s+transaction)\b/i.test(plain)) return { tag: 'BEGIN', status: 'T' };
  if (/^(commit|end)\b/i.test(plain)) return { tag: status === 'E' ? 'ROLLBACK' : 'COMMIT', status: 'I' };
  if (/^(rollback|abort)\b/i.test(plain)) return { tag: 'ROLLBACK', status: 'I' };
  if (/^set\b/i.test(plain)) return { tag: 'SET' };
  if (/^discard\b/i.test(plain)) return { tag: 'DISCARD ALL' };
  if (/^deallocate\b/i.test(plain)) return { tag: 'DEALLOCATE' };
  return null;
}
