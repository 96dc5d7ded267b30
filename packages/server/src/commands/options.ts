import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Failure } from '@cordon/core/kernel';

/** A command line that cannot be understood: exit code 2. */
export class Misuse extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads options strictly.
 * @throws Misuse for an unknown option or a missing value
 */
export function readOptions<const O extends Options>(
  argv: readonly string[],
  options: O,
  positionals = false,
) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: positionals, strict: true });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : 'the options could not be read');
  }
}

/** @throws Misuse unless it is a TCP port */
export function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Misuse(`"${text}" is not a port`);
  return port;
}

/** What an operator is told of a fault. On the shell the private detail is theirs to see. */
export function faultText(error: unknown): string {
  if (error instanceof Failure) {
    return error.detail === undefined ? error.publicText : `${error.publicText}\n${error.detail}`;
  }
  return error instanceof Error ? error.message : 'something failed';
}
