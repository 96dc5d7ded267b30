import type { Command, CommandIo, ExitCode } from './command.ts';
import { demoCommand } from './demo.ts';
import { ledgerExportCommand, ledgerVerifyCommand } from './ledger.ts';
import { faultText, Misuse } from './options.ts';
import { piiDetectCommand, piiRedactCommand } from './pii.ts';
import { policyExplainCommand } from './policy.ts';
import { recoverCommand } from './recover.ts';
import { serveCommand } from './serve.ts';

const commands: readonly Command[] = [
  demoCommand,
  serveCommand,
  ledgerVerifyCommand,
  ledgerExportCommand,
  policyExplainCommand,
  piiDetectCommand,
  piiRedactCommand,
  recoverCommand,
];

/** Runs `cordon NAME ...`. Exit codes: 0 done or yes, 1 no or failed, 2 misuse. */
export async function runCommand(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
  if (command === undefined) {
    io.err(usage());
    return argv.length === 0 || argv[0] === '--help' ? 0 : 2;
  }
  const rest = argv.slice(command.name.split(' ').length);
  if (rest.includes('--help')) {
    io.err(`Usage: cordon ${command.name} ${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof Misuse) {
      io.err(`${error.message}\nUsage: cordon ${command.name} ${command.usage}\n`);
      return 2;
    }
    io.err(`${faultText(error)}\n`);
    return 1;
  }
}

function usage(): string {
  return `Cordon: the signed data-protection agreement is the access policy.\n\n${commands
    .map(({ name, usage: words }) => `  cordon ${name} ${words}`)
    .join('\n')}\n`;
}
