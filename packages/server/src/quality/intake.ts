import type { Code } from '@cordon/core/kernel';
import type { TranscriptFormat, Turn } from '@cordon/core/quality';

export type IntakeKind = 'chat' | 'transcript' | 'recording';

/** What came: turns, or a file that is read as turns when it is worked on. */
export type IntakeFormat = 'turns' | TranscriptFormat | 'audio';

export type IntakeState = 'waiting' | 'working' | 'done' | 'withheld' | 'removed';

/** What is told of a conversation beside its words. */
export interface About {
  /** RFC 3339. */
  readonly began: string;
  /** A code of the contact centre. */
  readonly reason: string;
  /** Name or address of the agent as the contact centre has it; sealed with the words. */
  readonly agent: string | null;
  /** What a transcript calls the agent; null where it is not said. */
  readonly agentSpeaker: string | null;
}

/** What waits, sealed, to be anonymised: the first piece says what it is, the others are bytes of a file. */
export interface Quarantined {
  readonly about: About;
  /** Null where a file follows. */
  readonly turns: readonly Turn[] | null;
}

export interface NewIntake {
  readonly id: string;
  readonly key: string;
  readonly ticket: string;
  readonly kind: IntakeKind;
  readonly format: IntakeFormat;
  readonly outside: Uint8Array;
  readonly bytes: number;
  readonly at: Date;
}

/** How far one is. */
export interface Intake {
  readonly id: string;
  readonly key: string;
  readonly ticket: string;
  readonly number: string;
  readonly source: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly queue: string;
  readonly kind: IntakeKind;
  readonly format: IntakeFormat;
  readonly bytes: number;
  readonly receivedAt: Date;
  readonly state: IntakeState;
  readonly code: Code | null;
  readonly tries: number;
  readonly finishedAt: Date | null;
  readonly withheldUntil: Date | null;
}

/** A job that says nothing for so long is gone, and somebody else begins anew. */
export const SILENT_MS = 5 * 60_000;

/** As often as a fault is tried again by itself. */
export const MOST_TRIES = 3;

/** Where no terms say how long: as short as any allow. */
export const LEAST_WITHHELD_DAYS = 1;

export const LIMITS = {
  /** Bytes of a chat as JSON. */
  chat: 2 * 1024 * 1024,
  /** Bytes of a file; a transcript is held in memory once, a recording never. */
  transcript: 5 * 1024 * 1024,
  recording: 50 * 1024 * 1024,
  turns: 2000,
  /** Of one ticket in a day: whoever delivers and reviews could learn by what is removed which of many guesses are right. */
  perTicket: 30,
  /** Bytes of a file that are sealed at a time. */
  piece: 256 * 1024,
} as const;
