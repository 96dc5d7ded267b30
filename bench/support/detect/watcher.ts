import type { Alert, WatchedEvent } from '@cordon/core/monitoring';

/** Something that watches a stream and raises alerts: ours, or what ours is measured against. */
export interface Watcher {
  readonly name: string;
  /** The days until then hold nobody who does wrong: what is usual may be learnt from them. Called once. */
  learnt?(): void;
  see(event: WatchedEvent): readonly Alert[];
  /** After the last event. */
  end(): readonly Alert[];
}

export const none: readonly Alert[] = [];
