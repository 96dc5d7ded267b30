import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { apiSettingsOf, type ApiSettings } from './api/settings.ts';

/** How a source is reached, as an operator wrote it into a file. */
export type HandSettings =
  | {
      readonly kind: 'database';
      readonly ownerUrl: string;
      /** The login can only read: one lock instead of two (decision 0016). */
      readonly oneLock: boolean;
    }
  | { readonly kind: 'api'; readonly api: ApiSettings; readonly document: string };

const database = z.strictObject({ ownerUrl: z.string(), oneLock: z.boolean().default(false) });
const api = z.strictObject({
  baseUrl: z.string(),
  credential: z.strictObject({ header: z.string(), value: z.string() }).nullable().default(null),
  reach: z.enum(['public', 'private', 'loopback']),
  /** Path of the OpenAPI document, from the settings file. */
  document: z.string(),
});

/** @throws Failure `bad-request`, which quotes nothing of the file: there is a secret in it */
export async function readSettings(file: string): Promise<HandSettings> {
  const text = await readFile(file, 'utf8');
  const json = parsed(text);
  const asDatabase = database.safeParse(json);
  if (asDatabase.success) return { kind: 'database', ...asDatabase.data };
  const asApi = api.safeParse(json);
  if (!asApi.success) {
    const wanted =
      '{"ownerUrl", "oneLock"} of a database, or {"baseUrl", "credential", "reach", "document"} of an API';
    throw new Failure('bad-request', `The settings must be ${wanted}.`);
  }
  const { document, ...given } = asApi.data;
  return {
    kind: 'api',
    api: apiSettingsOf(given),
    document: await readFile(path.resolve(path.dirname(file), document), 'utf8'),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('bad-request', 'The settings must be JSON.');
  }
}
