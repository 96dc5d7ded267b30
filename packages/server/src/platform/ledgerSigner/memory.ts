import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { EMPTY_ROOT, fromBase64, toBase64 } from '@cordon/ledger';
import { z } from 'zod';
import { createPrivate, readIfThere, replacePrivate } from '../files.ts';
import type { Tree } from './rules.ts';

/** What the signer signed last, kept by itself: whoever holds the server cannot make it forget. */
export interface Memory {
  readonly origin: string;
  readonly last: Tree;
  /** Resolves once it is durable. @throws when it is not, or when somebody else changed the file */
  remember(tree: Tree): Promise<void>;
}

/** How a signer without a memory begins. */
export interface Beginning {
  readonly origin: string;
  /** The newest tree this key signed; size 0 when it is new, null when nobody says. */
  readonly last: Tree | null;
}

const shape = z.strictObject({
  origin: z.string().min(1),
  size: z.int().min(0),
  root: z.string().transform((text) => fromBase64(text)),
});

/** The tree before any entry. */
export const NOTHING: Tree = { size: 0, root: EMPTY_ROOT };

const textOf = (origin: string, { size, root }: Tree): string =>
  `${JSON.stringify({ origin, size, root: toBase64(root) })}\n`;

/**
 * Opens `<folder>/signer.json`.
 * @param beginning makes the file; null where there must be one. A signer that lost its memory would sign a fork, so
 *   it never begins anew unasked.
 * @throws Failure `config-wrong`
 */
export async function openMemory(folder: string, beginning: Beginning | null): Promise<Memory> {
  const file = path.join(folder, 'signer.json');
  let text = await readIfThere(file);
  if (text === undefined) {
    const last = beginning?.last ?? null;
    if (beginning === null || last === null) {
      throw new Failure(
        'config-wrong',
        `${file} is not there. It says what was signed last. At the first start, give --origin NAME, and --from CHECKPOINT for a key that has signed before; otherwise restore the file.`,
      );
    }
    text = textOf(beginning.origin, last);
    await createPrivate(file, text);
  }
  const { origin, size, root } = parse(text, file);
  if (beginning !== null && beginning.origin !== origin) {
    throw new Failure('config-wrong', `This signer signs for ${origin} and no other ledger.`);
  }
  let last: Tree = { size, root };
  /** What the file may hold: what was written last and, when writing broke off, what was to be. */
  let ours = [text];
  return {
    origin,
    get last() {
      return last;
    },
    async remember(tree) {
      // Two signers on one memory could each sign another tree.
      const now = await readIfThere(file);
      if (now === undefined || !ours.includes(now)) throw new Error(`${file} was changed by somebody else`);
      const next = textOf(origin, tree);
      ours = [now, next];
      await replacePrivate(file, next);
      ours = [next];
      last = tree;
    },
  };
}

function parse(text: string, file: string): z.output<typeof shape> {
  try {
    const parsed = shape.parse(JSON.parse(text));
    if (parsed.root.length === 32) return parsed;
  } catch {
    // Falls through to the one failure below.
  }
  throw new Failure('config-wrong', `${file} is damaged. Restore it: without it a fork could be signed.`);
}
