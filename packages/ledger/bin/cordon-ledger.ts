#!/usr/bin/env node
import { PROVE_USAGE, runProve, runVerifyProof } from './proveCommand.ts';
import { VERIFY_USAGE, runVerify } from './verifyCommand.ts';
import { WITNESS_USAGE, runWitness } from './witness/witnessCommand.ts';

const USAGE = `${VERIFY_USAGE}\n${PROVE_USAGE}\n${WITNESS_USAGE}`;

const [command, ...argv] = process.argv.slice(2);
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};

if (command === 'verify') {
  process.exitCode = await runVerify(argv, io);
} else if (command === 'prove') {
  process.exitCode = await runProve(argv, io);
} else if (command === 'verify-proof') {
  process.exitCode = await runVerifyProof(argv, io);
} else if (command === 'witness') {
  const stopped = () =>
    new Promise((resolve) => {
      process.once('SIGINT', resolve).once('SIGTERM', resolve);
    });
  process.exitCode = await runWitness(argv, io, stopped);
} else if (command === '--help' || command === '-h') {
  io.out(USAGE);
} else {
  io.err(USAGE);
  process.exitCode = 2;
}
