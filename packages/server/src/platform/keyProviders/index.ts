import { Failure } from '@cordon/core/kernel';
import type { KeyProvider } from '../keyProvider.ts';
import type { Keys } from '../keys.ts';
import { createDerivedKeyProvider, createLocalKeyProvider } from '../localKeyProvider.ts';
import type { KeyProviderSettings } from './settings.ts';

export { keyProviderFields, keyProvidersOf } from './settings.ts';
export type { KeyProviderSettings } from './settings.ts';

/** A provider with what it keeps open. */
export interface OpenKeyProvider extends KeyProvider {
  close(): Promise<void>;
}

/** Where the keys of this installation are. */
interface OpenOptions {
  readonly keys: Keys;
  readonly dataDir: string;
  /** CORDON_SECRET, when it stands for the key files. */
  readonly secret: string | undefined;
}

/**
 * Opens those who hold the outermost keys. The first wraps; each opens what it wrapped, so that keys move from one to
 * another while people work.
 * @throws Failure `config-wrong`, `key-unsafe`, `key-unavailable`, saying which setting
 */
export async function openKeyProviders(
  settings: readonly KeyProviderSettings[],
  options: OpenOptions,
): Promise<OpenKeyProvider> {
  const opened: { readonly provider: KeyProvider; readonly close?: () => Promise<void> }[] = [];
  const close = async () => {
    for (const one of opened) await one.close?.();
  };
  try {
    for (const one of settings) opened.push(await openOne(one, options));
  } catch (error) {
    await close();
    throw error;
  }
  return { ...amongProviders(opened.map(({ provider }) => provider)), close };
}

async function openOne(settings: KeyProviderSettings, { keys, dataDir, secret }: OpenOptions) {
  switch (settings.kind) {
    case 'file':
      return {
        provider:
          secret === undefined ? createLocalKeyProvider(keys, dataDir) : createDerivedKeyProvider(keys),
      };
    case 'pkcs11': {
      // Loaded only where it is used: it brings a foreign function interface.
      const { openPkcs11KeyProvider } = await import('./pkcs11/index.ts');
      const provider = await openPkcs11KeyProvider(settings);
      return { provider, close: () => provider.close() };
    }
    case 'vault': {
      const { openVaultKeyProvider } = await import('./vaultTransit.ts');
      return { provider: await openVaultKeyProvider(settings) };
    }
  }
}

/** What a wrapped key begins with, by the name of the provider that wrapped it. */
const PREFIXES: Readonly<Record<string, string>> = {
  local: 'local.',
  secret: 'local.',
  pkcs11: 'pkcs11.',
  vault: 'vault:',
};

/**
 * Several providers as one: the first wraps, each opens what is its own, all destroy. What was destroyed with one of them
 * gets no new key with another.
 */
export function amongProviders(providers: readonly KeyProvider[]): KeyProvider {
  const [first] = providers;
  if (first === undefined) throw new Error('no key provider');
  const isDestroyed = async (context: string): Promise<boolean> => {
    for (const provider of providers) if (await provider.isDestroyed(context)) return true;
    return false;
  };
  const refuseDestroyed = async (context: string): Promise<void> => {
    if (providers.length > 1 && (await isDestroyed(context))) throw new Failure('key-destroyed', context);
  };
  return {
    name: first.name,
    async wrap(dataKey, context) {
      await refuseDestroyed(context);
      return first.wrap(dataKey, context);
    },
    async unwrap(wrapped, context) {
      const owner = providers.find(({ name }) => wrapped.startsWith(PREFIXES[name] ?? '\0'));
      if (owner === undefined) {
        throw new Failure('key-unavailable', 'wrapped by a key provider that KEY_PROVIDER does not name');
      }
      return owner.unwrap(wrapped, context);
    },
    async rotate(context) {
      await refuseDestroyed(context);
      return first.rotate(context);
    },
    async destroy(context) {
      const done: boolean[] = [];
      // One that fails leaves keys: the caller hears of it and asks again.
      for (const provider of providers) done.push(await provider.destroy(context));
      return done.every(Boolean);
    },
    isDestroyed,
  };
}
