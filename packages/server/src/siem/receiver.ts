import type { EnteredEvent } from '@cordon/core/siem';
import type { ApiSettings } from '../sources/api/settings.ts';

/** How a receiver is reached, what it lets in by, and what its batches are signed with. Sealed at rest. */
export interface ReceiverSettings extends ApiSettings {
  /** `whsec_` and the base64 of the key (Standard Webhooks). */
  readonly secret: string;
}

/** Why a batch was not acknowledged. */
export type ReceiverProblem = 'receiver-unreachable' | 'receiver-refused';

/** Somewhere that events are sent. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly settings: ReceiverSettings;
  readonly addedAt: Date;
  /** The first entry that was not acknowledged yet. */
  readonly next: number;
  readonly tries: number;
  readonly dueAt: Date;
  readonly wellAt: Date | null;
  readonly problem: ReceiverProblem | null;
}

export interface Receivers {
  /** Those that are sent to, the newest first. */
  live(): Promise<readonly Receiver[]>;
  find(id: string): Promise<Receiver | null>;
  add(receiver: Pick<Receiver, 'id' | 'name' | 'settings' | 'next'>, by: string, at: Date): Promise<void>;
  /** @returns false when it ended already */
  end(id: string, at: Date): Promise<boolean>;
  /** All before `next` was acknowledged. */
  acknowledged(id: string, next: number, at: Date): Promise<void>;
  failed(id: string, problem: ReceiverProblem, dueAt: Date): Promise<void>;
}

/** The events of entries, in order. */
export interface EnteredEvents {
  /** Entries `[from, until)` that a signed checkpoint covers, at most `limit`. */
  read(from: number, until: number, limit: number): Promise<readonly EnteredEvent[]>;
  /** Size of the newest signed checkpoint: entries below it can be told of. */
  size(): Promise<number>;
}
