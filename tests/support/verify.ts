import { runVerify } from '../../packages/ledger/bin/verifyCommand.ts';

/** Runs `ledger verify` as its users do, in this process. @returns its exit code and its prose */
export async function verifyOutside(...argv: string[]): Promise<readonly [code: number, told: string]> {
  let told = '';
  const code = await runVerify(argv, { out: () => undefined, err: (text) => void (told += text) });
  return [code, told];
}
