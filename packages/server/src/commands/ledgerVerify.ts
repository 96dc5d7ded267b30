import { runVerify } from '@cordon/ledger/command';
import type { Command } from './command.ts';

export const ledgerVerifyCommand: Command = {
  name: 'ledger verify',
  usage:
    'DIR|URL [--policy FILE | [--key VKEY]... [--quorum N]] [--older FILE]... [--mailbox FILE]... [--openings FILE]',
  run: (argv, io) => runVerify(argv, io),
};
