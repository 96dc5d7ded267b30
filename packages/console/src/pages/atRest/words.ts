import type { AtRestView } from '../../api/types.ts';

const PROVIDERS: Readonly<Record<string, string>> = {
  local: 'Key files of this installation',
  secret: 'CORDON_SECRET',
  pkcs11: 'Hardware security module (PKCS#11)',
  vault: 'Vault Transit',
};

/** The key provider as people call it. */
export function providerWords(provider: string): string {
  return PROVIDERS[provider] ?? provider;
}

type Protection = AtRestView['columns'][number]['protection'];

/** What each protection comes to for whoever has a copy of the database. */
export const protectionWords: Readonly<Record<Protection, string>> = {
  'ticket-key': 'Sealed with the key of its ticket',
  'data-key': 'Sealed with the key of the vendor and agreement',
  'provider-key': 'Sealed by the key provider',
  'installation-key': 'Sealed with the installation key',
  hash: 'Only a hash of it is kept',
  public: 'Made to be shown',
  disk: 'What the disk alone protects',
};
