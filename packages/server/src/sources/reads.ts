import type { DataMap } from '@cordon/core/kernel';
import type { SecretsPort } from '../gate/index.ts';
import { createOneLockReader } from './oneLock/index.ts';
import { createReader, type SourceReader } from './reader.ts';
import type { SourceUrls } from './store.ts';

/**
 * `primary` under a scope in its table; `replica` under a signed scope; null without a database. `one-lock` with a login that
 * reads the tables, under statements that Cordon alone writes: a door in which a client says SQL must refuse it.
 */
export type Reads = 'primary' | 'replica' | 'one-lock' | null;

export function readsOf(urls: SourceUrls | null): Reads {
  if (urls === null) return null;
  if (urls.oneLock) return 'one-lock';
  return urls.scopeKey === undefined ? 'primary' : 'replica';
}

/** With one lock the plan's own statement stands for its view. */
export function hasViews(urls: SourceUrls | null): urls is SourceUrls {
  return urls !== null && urls.oneLock !== true;
}

/**
 * @param token the keyed hash behind the tokens of a source in which none can be computed
 * @param onFault is told of every fault
 */
export function openReader(
  urls: SourceUrls,
  map: DataMap,
  token: SecretsPort['token'],
  onFault: (error: unknown) => void,
): SourceReader {
  return urls.oneLock ? createOneLockReader(urls, map, token, onFault) : createReader(urls, onFault);
}
