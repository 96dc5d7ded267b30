import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { IncomingMessage } from 'node:http';
import type { DemoAnswer, DemoTemplate } from './cluster.ts';

/** Which demos of a run are made, by name, and who waits for one. */
export interface Demos {
  /** Asked with GET whether a demo is made, told with PUT that it is, or with DELETE that making it failed. */
  answer(request: IncomingMessage, name: string): Promise<DemoAnswer | null>;
}

interface Making {
  readonly made: Promise<DemoTemplate>;
  readonly resolve: (made: DemoTemplate) => void;
  readonly reject: (why: Error) => void;
}

/**
 * One demo of each kind for the test files of a run, made by whichever file needs it first: making it takes longer than
 * most files do.
 * @param folder where their keys lie
 */
export function createDemos(folder: string): Demos {
  const demos = new Map<string, Making>();
  return {
    async answer(request, name) {
      const known = demos.get(name);
      if (request.method === 'GET') {
        if (known !== undefined) return { made: await known.made };
        const making = Promise.withResolvers<DemoTemplate>();
        making.promise.catch(() => undefined);
        demos.set(name, { made: making.promise, resolve: making.resolve, reject: making.reject });
        const keys = path.join(folder, encodeURIComponent(name));
        await mkdir(keys, { recursive: true });
        return { make: keys };
      }
      if (request.method === 'PUT') known?.resolve(JSON.parse(await bodyOf(request)) as DemoTemplate);
      else {
        demos.delete(name);
        known?.reject(new Error('the demo could not be made: see the file that made it'));
      }
      return null;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
