import { z } from 'zod';

/** Where the log is published. */
export interface PublishingSettings {
  /** Whether it is served below `/log/`. */
  readonly served: boolean;
  /** Where it is also written regularly. */
  readonly to: PublishedTo | undefined;
  /** How an S3-compatible store is reached; undefined without credentials. */
  readonly s3: S3Access | undefined;
}

/** A folder (absolute), or a bucket of an S3-compatible store and what every name in it begins with. */
export type PublishedTo =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

/** As the tools of that world name it in their environment. */
export interface S3Access {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

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
  AWS_ACCESS_KEY_ID: z.string().min(1).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
  AWS_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('us-east-1'),
  AWS_ENDPOINT_URL_S3: z.url({ protocol: /^https?$/ }).optional(),
};

type Fields = z.infer<z.ZodObject<typeof publishingFields>>;

/** @param problems what contradicts itself is told here */
export function publishingOf(settings: Fields, problems: string[]): PublishingSettings {
  const { LEDGER_HTTP, LEDGER_PUBLISH } = settings;
  const to = LEDGER_PUBLISH === undefined ? null : parsePublishedTo(LEDGER_PUBLISH);
  const s3 = accessOf(settings);
  if (to?.kind === 's3' && s3 === undefined)
    problems.push('LEDGER_PUBLISH names a bucket: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed.');
  return { served: LEDGER_HTTP === 'on', to: to ?? undefined, s3 };
}

function accessOf(settings: Fields): S3Access | undefined {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
  } = settings;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return {
    ...{ accessKeyId, secretAccessKey, sessionToken: settings.AWS_SESSION_TOKEN, region },
    endpoint: settings.AWS_ENDPOINT_URL_S3 ?? `https://s3.${region}.amazonaws.com`,
  };
}

/** @returns null for what is neither `dir:/PATH` nor `s3://BUCKET[/PREFIX]` */
export function parsePublishedTo(text: string): PublishedTo | null {
  const [, folder] = FOLDER.exec(text) ?? [];
  if (folder !== undefined) return { kind: 'folder', folder };
  const [, bucket, prefix = ''] = BUCKET.exec(text) ?? [];
  return bucket === undefined ? null : { kind: 's3', bucket, prefix };
}
