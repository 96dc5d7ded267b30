/** Where a command reads and writes; `out` may be slow and is awaited. */
export interface CommandIo {
  readonly in: AsyncIterable<Uint8Array | string>;
  readonly out: (text: string) => void | Promise<void>;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, on which a line can be written over. */
  readonly isTerminal?: boolean;
}
