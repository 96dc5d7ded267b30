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

const HOLDERS: Readonly<Record<string, string>> = {
  local: 'They are files beside this server, outside the database.',
  secret: 'All keys follow from that one setting, so none can be replaced or destroyed.',
  pkcs11: 'The keys are made there and never leave it.',
  vault: 'The keys are made there and never leave it.',
};

/** What it means that this provider holds the keys. */
export function holderSentence(provider: string): string {
  return HOLDERS[provider] ?? '';
}

/** Providers that do not wrap any more and still hold keys, with how many. */
export function heldElsewhere({
  provider,
  keys,
}: Pick<AtRestView, 'provider' | 'keys'>): readonly (readonly [string, number])[] {
  const held = new Map<string, number>();
  for (const key of keys) {
    if (key.state === 'destroyed' || key.provider === provider) continue;
    held.set(key.provider, (held.get(key.provider) ?? 0) + 1);
  }
  return [...held];
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
