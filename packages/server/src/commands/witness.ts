import { runWitness } from '@cordon/ledger/witness';
import type { Command } from './command.ts';
import { untilStopped } from './untilStopped.ts';

export const witnessCommand: Command = {
  name: 'witness',
  usage: '--dir DIR --name NAME --log VKEY... [--listen HOST:PORT] [--silent SECONDS]',
  run: (argv, io) => runWitness(argv, io, untilStopped),
};
