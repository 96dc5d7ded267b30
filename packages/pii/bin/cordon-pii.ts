#!/usr/bin/env node
import type { CommandIo } from './commandIo.ts';
import { DETECT_USAGE, runDetect } from './detectCommand.ts';
import { KEYS_USAGE, runKeys } from './keysCommand.ts';
import { REDACT_USAGE, runRedact } from './redactCommand.ts';
import { RESTORE_USAGE, runRestore } from './restoreCommand.ts';

const [command, ...argv] = process.argv.slice(2);
const io: CommandIo = {
  in: process.stdin as AsyncIterable<Uint8Array>,
  out: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => {
        if (error == null) resolve();
        else reject(error);
      });
    }),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
};

// A reader that went away (`| head`) is no fault worth a stack trace.
process.stdout.on('error', () => process.exit(2));

const commands = new Map([
  ['detect', runDetect],
  ['redact', runRedact],
  ['restore', runRestore],
  ['keys', runKeys],
]);
const usage = DETECT_USAGE + REDACT_USAGE + RESTORE_USAGE + KEYS_USAGE;
const run = commands.get(command ?? '');

if (run !== undefined) {
  process.exitCode = await run(argv, io);
} else if (command === '--help' || command === '-h') {
  await io.out(usage);
} else {
  io.err(usage);
  process.exitCode = 2;
}
