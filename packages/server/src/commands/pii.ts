import { runDetect, runKeys, runRedact, runRestore } from '@cordon/pii/command';
import type { Command, CommandIo, ExitCode } from './command.ts';

export const piiDetectCommand: Command = {
  name: 'pii detect',
  usage: '< in.jsonl > out.jsonl',
  run: async (argv, io) => exitCode(await runDetect(argv, withInput(io))),
};

export const piiRedactCommand: Command = {
  name: 'pii redact',
  usage: '[--policy FILE] [--keys FILE] [--out DIR] [--report FILE] FILE...',
  run: async (argv, io) => exitCode(await runRedact(argv, withInput(io))),
};

export const piiRestoreCommand: Command = {
  name: 'pii restore',
  usage: '--keys FILE [--out DIR] FILE...',
  run: async (argv, io) => exitCode(await runRestore(argv, withInput(io))),
};

export const piiKeysCommand: Command = {
  name: 'pii keys',
  usage: '--keys FILE [--erase] NAME...',
  run: async (argv, io) => exitCode(await runKeys(argv, withInput(io))),
};

function withInput(io: CommandIo) {
  return { ...io, in: process.stdin, isTerminal: process.stderr.isTTY };
}

function exitCode(code: number): ExitCode {
  return code === 0 || code === 2 ? code : 1;
}
