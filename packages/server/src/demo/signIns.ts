import { keep, kept } from './keptFile.ts';

/** How to sign in as one of the demo's people; made up, and kept beside the demo's data for a second run. */
export interface SignIn {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly party: string;
  readonly password: string;
  /** Base32, for an authenticator app. */
  readonly totpSecret: string;
}

const FILE = 'demo-sign-ins.json';

export function keepSignIns(dataDir: string, signIns: readonly SignIn[]): Promise<void> {
  return keep(dataDir, FILE, signIns);
}

/**
 * @returns null when this folder holds no seeded demo
 * @throws Failure `folder-damaged`
 */
export function readSignIns(dataDir: string): Promise<readonly SignIn[] | null> {
  return kept(dataDir, FILE);
}
