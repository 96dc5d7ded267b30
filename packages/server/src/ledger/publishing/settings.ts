import { z } from 'zod';

/** Where the log is published. */
export interface PublishingSettings {
  /** Whether it is served below `/log/`. */
  readonly served: boolean;
  /** Where it is also written regularly: a folder (absolute), or a bucket of an S3-compatible store. */
  readonly to: PublishedTo | undefined;
}

export type PublishedTo =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

const FOLDER = /^dir:(\/.*)$/;
const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/((?:[A-Za-z0-9._-]+\/)*[A-Za-z0-9._-]+)\/?)?$/;

/** The settings of an environment that say where the log is published. */
export const publishingFields = {
  LEDGER_HTTP: z.enum(['on', 'off'], 'must be on or off').default('on'),
  LEDGER_PUBLISH: z
    .string()
    .refine(
      (text) => parsePublishedTo(text) !== null,
      'must be dir: and an absolute path, or s3://BUCKET/PREFIX',
    )
    .optional(),
};

export function publishingOf(settings: {
  readonly LEDGER_HTTP: 'on' | 'off';
  readonly LEDGER_PUBLISH?: string | undefined;
}): PublishingSettings {
  const { LEDGER_HTTP, LEDGER_PUBLISH } = settings;
  const to = LEDGER_PUBLISH === undefined ? null : parsePublishedTo(LEDGER_PUBLISH);
  return { served: LEDGER_HTTP === 'on', to: to ?? undefined };
}

/** @returns null for what is neither `dir:/PATH` nor `s3://BUCKET[/PREFIX]` */
export function parsePublishedTo(text: string): PublishedTo | null {
  const [, folder] = FOLDER.exec(text) ?? [];
  if (folder !== undefined) return { kind: 'folder', folder };
  const [, bucket, prefix = ''] = BUCKET.exec(text) ?? [];
  return bucket === undefined ? null : { kind: 's3', bucket, prefix };
}
