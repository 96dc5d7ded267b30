import { addressFor, sameAddress } from '@cordon/core/canaries';
import type { CanariesPort, CanarySight } from '../gate/index.ts';
import type { Canary, Shown } from './canary.ts';
import type { CanaryStore } from './store.ts';

export interface KnownDeps {
  readonly store: Pick<CanaryStore, 'live' | 'viewers'>;
  /** Keyed hash that tells whose address is whose. */
  readonly mac: (text: string) => Uint8Array;
  readonly countingKey: (subject: string) => string;
  /** Told when somebody looks an address up that somebody else was shown; not waited for. */
  readonly onCrossed: (shown: Shown, person: string) => void;
}

/** Canaries as the gate and the receiver know them: in memory, so that knowing one costs nothing that could be measured. */
export interface KnownCanaries extends CanariesPort {
  /** Reads them anew: after a change here, and now and then for those made elsewhere. */
  refresh(): Promise<void>;
  /** Whom an address was shown to; null for the address on file; undefined when it is none of a canary's. */
  whose(address: string): Shown | { readonly canary: Canary; readonly person: null } | undefined;
  /** What this person is shown in the place of the address on file. */
  addressOf(canary: Canary, person: string, agreement: string): string;
}

export function createKnownCanaries(deps: KnownDeps): KnownCanaries {
  let bySubject = new Map<string, Canary>();
  let byAddress = new Map<string, Shown | { readonly canary: Canary; readonly person: null }>();

  const addressOf = (canary: Canary, person: string, agreement: string): string => {
    const mac = deps.mac(JSON.stringify(['canary-address', canary.id, person, agreement]));
    return addressFor(canary.address, mac);
  };
  const subjectKey = (source: string, subject: string) => `${source} ${deps.countingKey(subject)}`;

  return {
    addressOf,
    whose: (address) => byAddress.get(sameAddress(address)),

    async refresh() {
      const [canaries, viewers] = await Promise.all([deps.store.live(), deps.store.viewers()]);
      const subjects = new Map(canaries.map((one) => [subjectKey(one.source, one.subject), one] as const));
      const addresses: typeof byAddress = new Map();
      for (const canary of canaries) {
        for (const { person, agreement, source } of viewers) {
          if (source !== canary.source) continue;
          addresses.set(sameAddress(addressOf(canary, person, agreement)), { canary, person, agreement });
        }
        addresses.set(sameAddress(canary.address), { canary, person: null });
      }
      bySubject = subjects;
      byAddress = addresses;
    },

    sight(source, subject, person, agreement): CanarySight | null {
      // The hash is made for every customer, so that a canary costs no more than any other.
      const canary = bySubject.get(subjectKey(source, subject));
      if (canary === undefined || agreement === null) return null;
      const address = addressOf(canary, person, agreement);
      // Somebody who came since the last look is known from here on.
      byAddress.set(sameAddress(address), { canary, person, agreement });
      return {
        address,
        onFile: canary.address,
        swap: (text) => text.replaceAll(canary.address, () => address),
        back: (text) => text.replaceAll(anyCase(address), () => canary.address),
      };
    },

    literal(source, literal, person) {
      const found = byAddress.get(sameAddress(literal));
      if (found?.person == null || found.canary.source !== source) return literal;
      if (found.person !== person) deps.onCrossed(found, person);
      return found.canary.address;
    },
  };
}

function anyCase(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`), 'gi');
}
