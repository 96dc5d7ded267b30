import { Failure } from '@cordon/core/kernel';
import { openFolder } from './folder.store.ts';
import type { Place } from './publishing.ts';
import { openBucket } from './s3.store.ts';
import type { PublishedTo, S3Access } from './settings.ts';

/**
 * Opens the place a log is published to.
 * @throws Failure `config-wrong` for a bucket without credentials
 */
export function openPlace(to: PublishedTo, s3: S3Access | undefined): Place {
  if (to.kind === 'folder') return openFolder(to.folder);
  if (s3 !== undefined) return openBucket(to.bucket, to.prefix, s3);
  throw new Failure('config-wrong', 'A bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.');
}
