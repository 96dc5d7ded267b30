import { addCosignatures, parseVkey } from '@cordon/ledger';
import type { WitnessStore } from './store.ts';
import { quorumOf } from './witness.ts';

interface Stored {
  readonly size: number;
  readonly note: string;
  readonly at: Date;
}

export interface PublishedPorts {
  readonly store: Pick<WitnessStore, 'asked' | 'newest' | 'lines'>;
  /** The newest checkpoint, or the oldest at least this large. */
  readonly checkpoint: (size?: number) => Promise<Stored | null>;
}

/** Checkpoints as others see them: under the log's own signature, those of its witnesses. */
export interface Published {
  /** The newest that the witnesses of the whole ledger cosigned; the newest of all where nobody witnesses it. */
  newest(): Promise<Stored | null>;
  /** One that somebody has to see now, however many witnesses have seen it yet. */
  withLines(checkpoint: Stored): Promise<Stored>;
  /** Verifier keys of those whose lines may stand under one. */
  vkeys(): Promise<readonly string[]>;
}

/** Of a log that nobody witnesses. */
export function unwitnessed({ checkpoint }: Pick<PublishedPorts, 'checkpoint'>): Published {
  return {
    newest: () => checkpoint(),
    withLines: (stored) => Promise.resolve(stored),
    vkeys: () => Promise.resolve([]),
  };
}

export function createPublished({ store, checkpoint }: PublishedPorts): Published {
  const withLines = async (stored: Stored): Promise<Stored> => {
    const lines = await store.lines(stored.size);
    if (lines.length === 0) return stored;
    const keys = lines.map(({ vkey }) => parseVkey(vkey));
    const added = addCosignatures(stored.note, lines.map(({ line }) => `${line}\n`).join(''), keys);
    // A line that does not hold would make the whole note one that verifies nowhere.
    return added.ok ? { ...stored, note: added.checkpoint } : stored;
  };
  return {
    withLines,
    async newest() {
      const quorum = quorumOf(await store.asked(), null);
      const witnessed = quorum && (await store.newest(quorum));
      const stored = await checkpoint(witnessed?.size);
      return stored && withLines(stored);
    },
    async vkeys() {
      return (await store.asked()).map(({ vkey }) => vkey);
    },
  };
}
