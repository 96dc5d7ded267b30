import { z } from 'zod';
import type { Pkcs11Settings } from './pkcs11/session.ts';
import type { VaultSettings } from './vaultTransit.ts';

/** One who may hold the outermost keys, with what is needed to reach it. */
export type KeyProviderSettings =
  | { readonly kind: 'file' }
  | ({ readonly kind: 'pkcs11' } & Pkcs11Settings)
  | ({ readonly kind: 'vault' } & VaultSettings);

const KINDS = ['file', 'pkcs11', 'vault'] as const;

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The token goes to this address with every request. */
function isSafe(text: string): boolean {
  const url = URL.parse(text);
  if (url?.username !== '' || url.pathname !== '/' || url.search !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

const given = z.string().min(1).optional();

/** Settings of key providers, to be spread into those of an installation. */
export const keyProviderFields = {
  KEY_PROVIDER: z
    .string()
    .transform((text) => text.split(',').map((kind) => kind.trim()))
    .pipe(z.array(z.enum(KINDS, 'must be file, pkcs11 or vault, or several with commas between')))
    .refine((kinds) => new Set(kinds).size === kinds.length, 'must name each provider once')
    .default(['file']),
  PKCS11_MODULE: given,
  PKCS11_TOKEN: given,
  PKCS11_PIN_FILE: given,
  VAULT_ADDR: z
    .string()
    .refine(isSafe, 'must be https:// with host and port alone (http only on this machine)')
    .optional(),
  VAULT_TOKEN_FILE: given,
  VAULT_TRANSIT_MOUNT: z
    .string()
    .regex(/^[\w-]+(\/[\w-]+)*$/, 'must be the path of a transit engine, e.g. transit')
    .default('transit'),
  VAULT_NAMESPACE: given,
};

type Fields = z.output<z.ZodObject<typeof keyProviderFields>>;

/**
 * @returns who holds the keys, the one that wraps first
 * @param problems gets a text for each setting that is missing
 */
export function keyProvidersOf(settings: Fields, problems: string[]): readonly KeyProviderSettings[] {
  const need = (
    kind: string,
    name: 'PKCS11_MODULE' | 'PKCS11_TOKEN' | 'PKCS11_PIN_FILE' | 'VAULT_ADDR' | 'VAULT_TOKEN_FILE',
  ) => {
    const value = settings[name];
    if (value === undefined) problems.push(`${name} is needed, since KEY_PROVIDER names ${kind}.`);
    return value ?? '';
  };
  return settings.KEY_PROVIDER.map((kind): KeyProviderSettings => {
    if (kind === 'file') return { kind };
    if (kind === 'pkcs11') {
      return {
        kind,
        module: need(kind, 'PKCS11_MODULE'),
        token: need(kind, 'PKCS11_TOKEN'),
        pinFile: need(kind, 'PKCS11_PIN_FILE'),
      };
    }
    return {
      kind,
      address: need(kind, 'VAULT_ADDR').replace(/\/$/, ''),
      tokenFile: need(kind, 'VAULT_TOKEN_FILE'),
      mount: settings.VAULT_TRANSIT_MOUNT,
      namespace: settings.VAULT_NAMESPACE,
    };
  });
}
