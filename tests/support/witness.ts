import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { House } from '../../packages/server/src/compose.ts';
import { runWitness } from '../../packages/ledger/bin/witness/witnessCommand.ts';

/** `cordon witness` at work, on a folder of its own. */
export interface TestWitness {
  readonly url: string;
  readonly vkey: string;
  /** What it told, oldest first. */
  readonly events: readonly { readonly event: string; readonly size?: number }[];
  close(): Promise<void>;
}

/**
 * Starts the command as its users do, in this process.
 * @param log verifier key of the log it watches
 */
export async function startWitness(log: string, name = 'witness.vendor.example'): Promise<TestWitness> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cordon-witness-'));
  const events: { event: string; size?: number; url?: string }[] = [];
  const { promise: stopped, resolve: stop } = Promise.withResolvers<undefined>();
  const { promise: ready, resolve: tell } = Promise.withResolvers<{ url: string; vkey: string }>();
  let url = '';
  const ended = runWitness(
    ['--dir', dir, '--name', name, '--log', log, '--listen', '127.0.0.1:0'],
    {
      out: (text) => {
        for (const line of text.trim().split('\n')) {
          const event = JSON.parse(line) as (typeof events)[number];
          events.push(event);
          url = event.url ?? url;
        }
      },
      err: (text) => {
        tell({ url, vkey: /: (\S+)\n$/.exec(text)?.[1] ?? text });
      },
    },
    () => stopped,
  );
  return {
    ...(await ready),
    events,
    async close() {
      stop(undefined);
      await ended;
      await rm(dir, { recursive: true });
    },
  };
}

/** The same as one that two people decided on: it is asked from now on. */
export async function startWitnessOf({
  book,
  world,
}: {
  readonly book: Pick<House['book'], 'vkey'>;
  readonly world: { readonly pools: Pick<House['world']['pools'], 'app'> };
}): Promise<TestWitness> {
  const started = await startWitness(book.vkey);
  await world.pools.app.query(
    `INSERT INTO cordon.witnesses (id, vkey, url, reach, required, state, proposed_by, proposed_at, proposed_entry)
     VALUES ('wit_test', $1, $2, 'loopback', true, 'in-force', 'per_olivia', now(), 0)`,
    [started.vkey, started.url],
  );
  return started;
}
