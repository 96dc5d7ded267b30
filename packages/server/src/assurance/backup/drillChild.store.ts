import process from 'node:process';
import { Failure } from '@cordon/core/kernel';
import { runningOwnerUrl } from '../../platform/embedded.ts';
import { loadKeys } from '../../platform/keys.ts';
import { createLog } from '../../platform/log.ts';
import { trustAlso } from '../../platform/tls/outgoing.ts';
import type { DrillAnswer, DrillSettings } from './drillProcess.store.ts';
import { makeDrill } from './making.ts';

// A process of its own, which alone opens a connection as the owner of the database, for as long as a drill takes.

let isStopping = false;
const stop = () => {
  isStopping = true;
};
// Whoever asked is gone: what was begun is taken away.
process.once('disconnect', stop);
process.once('message', (settings: DrillSettings) => {
  process.once('message', stop);
  void drill(settings).then((answer) => {
    if (process.connected) process.send?.(answer, () => process.exit());
    else process.exit();
  });
});

async function drill(settings: DrillSettings): Promise<DrillAnswer> {
  const { dataDir, databaseUrl, secret, passphraseFile, vkey, trustedRootsFile, logLevel } = settings;
  const log = createLog(logLevel);
  try {
    if (trustedRootsFile !== undefined) trustAlso(trustedRootsFile);
    const ownerUrl = databaseUrl ?? (await runningOwnerUrl(dataDir));
    if (ownerUrl === undefined) throw new Failure('database-unavailable');
    const keys = await loadKeys({
      ...{ dataDir, secret, passphraseFile },
      ...(vkey !== null && { vkeyOf: async () => vkey }),
    });
    const measured = await makeDrill(
      (step, done, of) => {
        if (isStopping) throw new Failure('restore-unfinished');
        process.send?.({ step, done, of } satisfies DrillAnswer);
      },
      { ownerUrl, keys, log, at: new Date(settings.at) },
    );
    return { measured };
  } catch (err) {
    // The code only: what else an error says may hold rows, and stays in the log's terms.
    if (!isStopping) log.error('a drill of restoring broke off', { feature: 'backup', err });
    return { problem: err instanceof Failure ? (err as Failure).code : 'internal' };
  }
}
