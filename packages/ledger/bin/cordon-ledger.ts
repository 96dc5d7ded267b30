#!/usr/bin/env node
import { VERIFY_USAGE, runVerify } from './verifyCommand.ts';

const [command, ...argv] = process.argv.slice(2);
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

if (command === 'verify') {
  process.exitCode = await runVerify(argv, io);
} else if (command === '--help' || command === '-h') {
  io.out(VERIFY_USAGE);
} else {
  io.err(VERIFY_USAGE);
  process.exitCode = 2;
}
