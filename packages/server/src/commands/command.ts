/** Where a command writes: JSON answers to `out`, prose to `err`. */
export interface CommandIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** 0: done, or yes. 1: the answer is no, or it failed. 2: misuse. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** As typed, e.g. `ledger verify`. */
  readonly name: string;
  readonly usage: string;
  run(argv: readonly string[], io: CommandIo): Promise<ExitCode>;
}
