#!/usr/bin/env node
import { DETECT_USAGE, REDACT_USAGE, runDetect, runRedact, type CommandIo } from './detectCommand.ts';

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

if (command === 'detect') {
  process.exitCode = await runDetect(argv, io);
} else if (command === 'redact') {
  process.exitCode = await runRedact(argv, io);
} else if (command === '--help' || command === '-h') {
  await io.out(DETECT_USAGE + REDACT_USAGE);
} else {
  io.err(DETECT_USAGE + REDACT_USAGE);
  process.exitCode = 2;
}
