import { randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import { expect, it } from 'vitest';
import type { KeyProvider } from '../../packages/server/src/platform/keyProvider.ts';

/** What a key provider promises; each is held to it. @param context never used before */
export function itKeepsTheContract(
  open: () => KeyProvider | Promise<KeyProvider>,
  context: () => string = () => `agreement:agr_${randomBytes(6).toString('hex')}`,
): void {
  it('opens what it wrapped, for the same context only', async () => {
    const provider = await open();
    const [mine, other] = [context(), context()];
    const key = randomBytes(32);
    const wrapped = await provider.wrap(key, mine);
    expect(wrapped).toMatch(/^[\x21-\x7e]{40,2000}$/);
    expect(wrapped).not.toContain(key.toString('base64url'));
    expect(Buffer.from(await provider.unwrap(wrapped, mine))).toEqual(key);
    expect(await provider.wrap(key, mine)).not.toBe(wrapped);
    await provider.wrap(randomBytes(32), other);
    expect(await codeOf(provider.unwrap(wrapped, other))).toBe('key-unavailable');
  });

  it('opens nothing that was altered', async () => {
    const provider = await open();
    const mine = context();
    const wrapped = await provider.wrap(randomBytes(32), mine);
    const end = wrapped.length - 6;
    const bent = wrapped.slice(0, end) + (wrapped[end] === 'A' ? 'B' : 'A') + wrapped.slice(end + 1);
    for (const bad of [bent, wrapped.slice(0, -8), '', 'local.1.AAAA', 'nonsense']) {
      expect(await codeOf(provider.unwrap(bad, mine)), bad).toBe('key-unavailable');
    }
  });

  it('opens what it wrapped before a rotation, and wraps by the new key', async () => {
    const provider = await open();
    const mine = context();
    const key = randomBytes(32);
    const before = await provider.wrap(key, mine);
    if (!(await provider.rotate(mine))) return;
    const after = await provider.wrap(key, mine);
    for (const wrapped of [before, after]) {
      expect(Buffer.from(await provider.unwrap(wrapped, mine))).toEqual(key);
    }
  });

  it('opens nothing of a context that was destroyed, and wraps nothing for it again', async () => {
    const provider = await open();
    const [mine, other] = [context(), context()];
    const key = randomBytes(32);
    const kept = await provider.wrap(key, other);
    const old = await provider.wrap(key, mine);
    await provider.rotate(mine);
    const wrapped = await provider.wrap(key, mine);
    const destroyed = await provider.destroy(mine);
    expect(await provider.destroy(mine)).toBe(destroyed);
    expect(await provider.isDestroyed(mine)).toBe(destroyed);
    expect(await provider.isDestroyed(other)).toBe(false);
    expect(Buffer.from(await provider.unwrap(kept, other))).toEqual(key);
    if (!destroyed) return;
    for (const gone of [old, wrapped])
      expect(await codeOf(provider.unwrap(gone, mine))).toBe('key-destroyed');
    expect(await codeOf(provider.wrap(key, mine))).toBe('key-destroyed');
    expect(await codeOf(provider.rotate(mine))).toBe('key-destroyed');
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'nothing was thrown';
  } catch (error) {
    return error instanceof Failure ? String(error.code) : String(error);
  }
}
