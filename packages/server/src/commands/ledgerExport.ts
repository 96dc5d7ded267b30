import path from 'node:path';
import { readConfig } from '../config.ts';
import { openPlace } from '../ledger/publishing/place.ts';
import { parsePublishedTo, type PublishedTo } from '../ledger/publishing/settings.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

const options = { data: { type: 'string' }, s3: { type: 'string' }, endpoint: { type: 'string' } } as const;

/**
 * Writes the ledger as a C2SP tlog-tiles log, checkpoint last: a copy cut short cannot pass for a whole one. Where an
 * older copy stands, what is new is added to it.
 */
export const ledgerExportCommand: Command = {
  name: 'ledger export',
  usage: 'DIR | --s3 BUCKET[/PREFIX] [--endpoint URL] [--data DIR]   (or DATABASE_URL; AWS_* as usual)',
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, options, true);
    const to = placeOf(positionals, values.s3);
    if (values.endpoint !== undefined && !URL.canParse(values.endpoint))
      throw new Misuse(`"${values.endpoint}" is not an address`);
    const { publishing } = readConfig({
      ...process.env,
      ...(values.endpoint !== undefined && { AWS_ENDPOINT_URL_S3: values.endpoint }),
    });
    const place = openPlace(to, publishing.s3);
    const { house, close } = await openInstalled(values.data);
    try {
      const { vkey } = house.book;
      const published = await house.publishTo(place);
      const where = to.kind === 'folder' ? { folder: positionals[0] } : { bucket: values.s3 };
      io.out(`${JSON.stringify({ ...where, ...published, vkey })}\n`);
      if (published.ok) return 0;
      io.err(`Nothing was written: ${published.problem}.\n`);
      return 1;
    } finally {
      await close();
    }
  },
};

function placeOf([folder, ...more]: readonly string[], s3: string | undefined): PublishedTo {
  if ((folder === undefined) === (s3 === undefined) || more.length > 0)
    throw new Misuse('name one folder, or a bucket with --s3');
  if (folder !== undefined) return { kind: 'folder', folder: path.resolve(folder) };
  const bucket = parsePublishedTo(`s3://${s3 ?? ''}`);
  if (bucket === null) throw new Misuse(`"${s3 ?? ''}" is not BUCKET or BUCKET/PREFIX`);
  return bucket;
}
