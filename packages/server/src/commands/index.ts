import type { Command, CommandIo, ExitCode } from './command.ts';
import { faultText, Misuse } from './options.ts';

/** Loaded when called: `pii detect` needs no database driver, and `serve` none of the demo. */
const commands: readonly { readonly name: string; readonly load: () => Promise<Command> }[] = [
  { name: 'demo', load: async () => (await import('./demo.ts')).demoCommand },
  { name: 'serve', load: async () => (await import('./serve.ts')).serveCommand },
  { name: 'signer', load: async () => (await import('./signer.ts')).signerCommand },
  { name: 'ledger verify', load: async () => (await import('./ledgerVerify.ts')).ledgerVerifyCommand },
  { name: 'witness', load: async () => (await import('./witness.ts')).witnessCommand },
  { name: 'ledger export', load: async () => (await import('./ledgerExport.ts')).ledgerExportCommand },
  { name: 'siem export', load: async () => (await import('./siemExport.ts')).siemExportCommand },
  { name: 'ledger prove', load: async () => (await import('./ledgerProve.ts')).ledgerProveCommand },
  {
    name: 'ledger verify-proof',
    load: async () => (await import('./ledgerProve.ts')).ledgerVerifyProofCommand,
  },
  { name: 'ledger page', load: async () => (await import('./ledgerPage.ts')).ledgerPageCommand },
  { name: 'ledger fsck', load: async () => (await import('./ledgerFsck.ts')).ledgerFsckCommand },
  { name: 'ledger recover', load: async () => (await import('./ledgerRecover.ts')).ledgerRecoverCommand },
  {
    name: 'ledger rotate-key',
    load: async () => (await import('./ledgerRotateKey.ts')).ledgerRotateKeyCommand,
  },
  { name: 'drill list', load: async () => (await import('./drill.ts')).drillListCommand },
  { name: 'drill verify', load: async () => (await import('./drillVerify.ts')).drillVerifyCommand },
  { name: 'drill run', load: async () => (await import('./drill.ts')).drillRunCommand },
  { name: 'report access', load: async () => (await import('./reportAccess.ts')).reportAccessCommand },
  { name: 'export trace', load: async () => (await import('./exportTrace.ts')).exportTraceCommand },
  { name: 'agreement check', load: async () => (await import('./agreement.ts')).agreementCheckCommand },
  { name: 'evidence verify', load: async () => (await import('./evidenceVerify.ts')).evidenceVerifyCommand },
  { name: 'evidence', load: async () => (await import('./evidence.ts')).evidenceCommand },
  {
    name: 'agreement verify',
    load: async () => (await import('./agreementVerify.ts')).agreementVerifyCommand,
  },
  { name: 'policy explain', load: async () => (await import('./policy.ts')).policyExplainCommand },
  { name: 'protocol list', load: async () => (await import('./protocol.ts')).protocolListCommand },
  { name: 'protocol show', load: async () => (await import('./protocol.ts')).protocolShowCommand },
  { name: 'protocol export', load: async () => (await import('./protocol.ts')).protocolExportCommand },
  { name: 'reconcile', load: async () => (await import('./reconcile.ts')).reconcileCommand },
  { name: 'detect', load: async () => (await import('./detect.ts')).detectCommand },
  { name: 'source drift', load: async () => (await import('./sourceDrift.ts')).sourceDriftCommand },
  { name: 'pii detect', load: async () => (await import('./pii.ts')).piiDetectCommand },
  { name: 'pii redact', load: async () => (await import('./pii.ts')).piiRedactCommand },
  { name: 'pii restore', load: async () => (await import('./pii.ts')).piiRestoreCommand },
  { name: 'pii keys', load: async () => (await import('./pii.ts')).piiKeysCommand },
  { name: 'keys move', load: async () => (await import('./keysMove.ts')).keysMoveCommand },
  { name: 'keys rotate', load: async () => (await import('./keysRotate.ts')).keysRotateCommand },
  { name: 'simulate', load: async () => (await import('./simulate.ts')).simulateCommand },
  { name: 'source draft', load: async () => (await import('./source.ts')).sourceDraftCommand },
  { name: 'source connect', load: async () => (await import('./source.ts')).sourceConnectCommand },
  { name: 'source report', load: async () => (await import('./source.ts')).sourceReportCommand },
  { name: 'source live', load: async () => (await import('./source.ts')).sourceLiveCommand },
  { name: 'backup', load: async () => (await import('./backup.ts')).backupCommand },
  { name: 'restore', load: async () => (await import('./restore.ts')).restoreCommand },
  { name: 'recover-admin', load: async () => (await import('./recover.ts')).recoverCommand },
];

/** Runs `cordon NAME ...`. Exit codes: 0 done or yes, 1 no or failed, 2 misuse. */
export async function runCommand(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  const named = commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
  if (named === undefined) {
    io.err(await usage());
    return argv.length === 0 || argv[0] === '--help' ? 0 : 2;
  }
  const command = await named.load();
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

async function usage(): Promise<string> {
  const all = await Promise.all(commands.map(({ load }) => load()));
  const lines = all.map(({ name, usage: words }) => `  cordon ${name} ${words}`);
  return `Cordon: the signed data-protection agreement is the access policy.\n\n${lines.join('\n')}\n`;
}
