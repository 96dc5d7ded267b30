import crypto, { type BinaryLike, type ScryptOptions } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Done = (error: Error | null, key: Buffer) => void;
type Scrypt = (
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions,
  done: Done,
) => void;

/** What decides about the key, and nothing else. */
function asked(password: BinaryLike, salt: BinaryLike, length: number, options: ScryptOptions): string {
  return JSON.stringify([hexOf(password), hexOf(salt), length, Object.entries(options).toSorted()]);
}

function hexOf(value: BinaryLike): string {
  if (typeof value === 'string') return Buffer.from(value).toString('hex');
  const bytes = ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : Buffer.from(value);
  return bytes.toString('hex');
}

/**
 * scrypt that remembers: the same question has the same answer, and takes a tenth of a second on purpose. What it answers
 * first is what `derive` answers.
 */
export function remembering(derive: Scrypt): Scrypt {
  const known = new Map<string, Buffer>();
  return (password, salt, length, options, done) => {
    const question = asked(password, salt, length, options);
    const answer = known.get(question);
    // Later, as the real one answers, and a copy: whoever asked may wipe it.
    if (answer !== undefined) return void setImmediate(done, null, Buffer.from(answer));
    derive(password, salt, length, options, (error, key) => {
      if (error === null) known.set(question, Buffer.from(key));
      done(error, key);
    });
  };
}

const REMEMBERS = Symbol.for('cordon.test.scrypt');

/**
 * Lets this process remember what it derived. The people of a demo share one password and its hash, so that all of their
 * sign-ins ask the same: at production's cost that took a third of a core for as long as the attacks run.
 */
export function rememberScrypt(): void {
  if (REMEMBERS in crypto) return;
  const remembered = remembering(crypto.scrypt);
  Object.assign(crypto, { scrypt: remembered, [REMEMBERS]: true });
  syncBuiltinESMExports();
}
