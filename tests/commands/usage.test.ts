import { describe, expect, it } from 'vitest';
import { runCommand } from '../../packages/server/src/commands/index.ts';
import { cordon, type Called } from './cordon.ts';

const NAMES = [
  ...[
    'demo',
    'serve',
    'ledger verify',
    'ledger export',
    'ledger prove',
    'ledger fsck',
    'ledger recover',
    'policy explain',
    'protocol list',
    'pii detect',
    'pii redact',
  ],
  ...['agreement check', 'agreement verify', 'recover-admin', 'evidence', 'signer', 'keys rotate'],
  ...[
    'ledger page',
    'keys move',
    'export trace',
    'pii restore',
    'pii keys',
    'witness',
    'ledger rotate-key',
    'simulate',
  ],
  ...['drill list', 'drill run'],
];

/** As the program does it, in this process: starting one takes half a second of a core. */
async function called(argv: readonly string[]): Promise<Called> {
  const written = { stdout: '', stderr: '' };
  const status = await runCommand(argv, {
    out: (text) => (written.stdout += text),
    err: (text) => (written.stderr += text),
  });
  return { status, ...written };
}

describe('cordon', () => {
  it('lists its commands on standard error', () => {
    for (const argv of [[], ['--help']]) {
      const { status, stdout, stderr } = cordon(argv);
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
      for (const name of NAMES) expect(stderr).toContain(`cordon ${name}`);
    }
  });

  it('takes a command nobody knows for misuse', () => {
    expect(cordon(['nonsense'])).toMatchObject({ status: 2, stdout: '' });
    expect(cordon(['ledger'])).toMatchObject({ status: 2, stdout: '' });
  });

  it.each(NAMES)('%s explains itself, and takes an unknown option for misuse', async (name) => {
    const words = name.split(' ');
    const help = await called([...words, '--help']);
    expect(help).toMatchObject({ status: 0, stdout: '' });
    expect(help.stderr).toContain(`cordon ${name}`);
    expect(await called([...words, '--no-such-option'])).toMatchObject({ status: 2, stdout: '' });
  });

  it.each([
    ['demo', '--port', 'http'],
    ['demo', '--customers', 'many'],
    ['serve', '--port', '70000'],
    ['ledger', 'export'],
    ['ledger', 'export', 'there', '--s3', 'bucket'],
    ['ledger', 'export', '--s3', 'No Bucket'],
    ['ledger', 'prove', '3'],
    ['ledger', 'prove', 'three', '-o', 'proof'],
    ['ledger', 'prove', '-o', 'proof'],
    ['ledger', 'verify-proof'],
    ['ledger', 'verify-proof', 'package.json'],
    ['ledger', 'recover'],
    ['ledger', 'recover', 'no-such-folder'],
    ['ledger', 'recover', '.', '--bodies', 'package.json'],
    ['ledger', 'verify', '.', '--policy', 'no-such-file'],
    ['ledger', 'verify', '.', '--policy', 'package.json', '--quorum', '0'],
    ['signer'],
    ['signer', '--data', 'there', '--mode', '777'],
    ['signer', '--data', 'there', '--from', 'checkpoint'],
    ['evidence', 'agr_harbor_brightline'],
    ['evidence', '-o', 'pack.zip'],
    ['policy', 'explain', '--agent', 'per_ada'],
  ])('%s %s takes a wrong value for misuse, before it makes anything', async (...argv) => {
    expect(await called(argv)).toMatchObject({ status: 2, stdout: '' });
  });
});
