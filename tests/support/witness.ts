import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
