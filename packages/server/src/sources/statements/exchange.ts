import type { Framed, Writer } from '@cordon/core/pgwire';

/** Takes the messages of one exchange. @returns false once it had the last of them */
export type Hear = (framed: Framed) => boolean;

/** One connection to a source, on which one exchange runs at a time. */
export interface Upstream {
  /** What the server said of itself. */
  readonly parameters: ReadonlyMap<string, string>;
  /** For a CancelRequest. */
  readonly key: { readonly process: number; readonly secret: Uint8Array };
  /** What is to be sent is put here; `exchange` sends it. */
  readonly writer: Writer;
  /**
   * Sends what was written and hands what comes to `hear` until it has the last.
   * @throws Failure `source-unavailable` when the connection breaks, or nothing comes for so long
   */
  exchange(hear: Hear, silentMs: number): Promise<void>;
  /** Nothing more is taken from the wire until `go`: the source waits. */
  hold(): void;
  go(): void;
  readonly closed: boolean;
  /** Called once when the connection is gone. */
  onEnd(told: () => void): void;
  destroy(): void;
}
