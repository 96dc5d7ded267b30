import { isAddress } from '@cordon/core/canaries';
import { Failure } from '@cordon/core/kernel';
import { canonicalText } from '@cordon/ledger';
import type { GivenAct, MaybeGivenAct, SignedActs, SignedIn, SigningActor } from '../identity/index.ts';
import { newId } from '../platform/ids.ts';
import type { Canary } from './canary.ts';
import { contacted, type ContactDeps } from './contacting.ts';
import type { KnownCanaries } from './known.ts';

export interface CanaryDeps extends ContactDeps {
  readonly known: () => KnownCanaries;
  readonly countingKey: (subject: string) => string;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly signedActs: SignedActs;
  /** Enters an act of the company's: it names a canary by its id, and stands under no agreement. */
  readonly enter: (
    act: string,
    actor: SigningActor,
    words: Readonly<Record<string, string>>,
  ) => Promise<number>;
}

export interface Seed extends Pick<Canary, 'source' | 'subject' | 'address' | 'label'> {
  /** Hides them in what is signed. */
  readonly salt: string;
}

/**
 * Says which customer of a source nobody is. The row itself is the company's: made in its own database, with an address at a
 * domain whose mail arrives at our receiver.
 * @throws Failure `bad-request` for what is no address, `not-in-scope` for no source, `already-done`, `signature-invalid`
 */
export async function seedCanary(
  deps: CanaryDeps,
  who: SignedIn,
  { source, subject, address, label, salt, ...given }: Seed & GivenAct,
): Promise<string> {
  if (!isAddress(address)) throw new Failure('bad-request');
  if (!(await deps.sourceExists(source))) throw new Failure('not-in-scope');
  if (deps.known().whose(address) !== undefined) throw new Failure('already-done');
  const id = newId('cnr');
  const details = { name: 'details', value: canonicalText({ subject, address, label }), salt };
  const actor = await deps.signedActs.by(who, 'canary-seeded', { source }, given, [details]);
  await deps.enter('canary-seeded', actor, { source, canary: id });
  const canary = { id, source, subject, address, label, seededAt: deps.now() };
  const key = deps.countingKey(`${source} ${subject}`);
  if (!(await deps.store.seed(canary, key, who.person.id))) throw new Failure('already-done');
  await deps.known().refresh();
  return id;
}

/** @throws Failure `already-done`, `signature-invalid` */
export async function withdrawCanary(
  deps: CanaryDeps,
  who: SignedIn,
  id: string,
  given: MaybeGivenAct,
): Promise<void> {
  const actor = await deps.signedActs.closing(who, 'canary-withdrawn', { canary: id }, given);
  if (!(await deps.store.withdraw(id, deps.now()))) throw new Failure('already-done');
  await deps.enter('canary-withdrawn', actor, { canary: id });
  await deps.known().refresh();
}

/**
 * Acts as if somebody had written to the address on file, to see that it is noticed; raises nothing.
 * @throws Failure `not-in-scope`, `signature-invalid`
 */
export async function testCanary(
  deps: CanaryDeps,
  who: SignedIn,
  id: string,
  given: GivenAct,
): Promise<void> {
  const canary = (await deps.store.live()).find((one) => one.id === id);
  if (canary === undefined) throw new Failure('not-in-scope');
  const actor = await deps.signedActs.by(who, 'canary-tested', { canary: id }, given);
  await deps.enter('canary-tested', actor, { canary: id });
  await contacted(deps, canary.address, { via: 'test', sender: who.person.name });
}
