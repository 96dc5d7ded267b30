import { lifeFor, see } from './agreements/index.ts';
import { rowOf } from './agreements/view.ts';
import type { House } from './compose.ts';
import { sealCrypto } from './platform/sealCrypto.ts';

/** All agreements as they stand now. */
export async function agreementRows({ agreements, agreementDeps, now }: House) {
  return Promise.all(
    (await agreements.list()).map(async ({ id }) => {
      const seen = await see(agreementDeps, id);
      return rowOf(seen, lifeFor(seen, now(), sealCrypto));
    }),
  );
}

/** Whose vendors an auditor may see, and of which time. */
export function auditedTime({ accesses, agreements }: House) {
  return async (person: string) => {
    const [windows, all] = await Promise.all([accesses.windowsOf(person), agreements.list()]);
    return windows.flatMap(({ agreement, from, until }) => {
      const party = all.find(({ id }) => id === agreement)?.processor.id;
      return party === undefined ? [] : [{ party, from, until }];
    });
  };
}

/** Whose vendors an auditor may see. */
export function auditedParties(house: House): (person: string) => Promise<readonly string[]> {
  const time = auditedTime(house);
  return async (person) => (await time(person)).map(({ party }) => party);
}
