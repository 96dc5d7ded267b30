#!/usr/bin/env node
import { VERIFY_USAGE, runVerify } from './verifyCommand.ts';
import { WITNESS_USAGE, runWitness } from './witness/witnessCommand.ts';

const [command, ...argv] = process.argv.slice(2);
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

if (command === 'verify') {
  process.exitCode = await runVerify(argv, io);
} else if (command === 'witness') {
  const stopped = () =>
    new Promise((resolve) => {
      process.once('SIGINT', resolve).once('SIGTERM', resolve);
    });
  process.exitCode = await runWitness(argv, io, stopped);
} else if (command === '--help' || command === '-h') {
  io.out(`${VERIFY_USAGE}\n${WITNESS_USAGE}`);
} else {
  io.err(`${VERIFY_USAGE}\n${WITNESS_USAGE}`);
  process.exitCode = 2;
}
