import {
  Failure,
  paddedJson,
  sealingAad,
  sealingInfo,
  sealSuites,
  type SealedPlace,
  type SealSuite,
} from '@cordon/core/kernel';
import type { JsonValue } from '@cordon/ledger';
import type { Pool } from 'pg';
import { sealTo } from './hpke.ts';

/** A sealed value as it travels; base64. */
export interface SealedValue {
  readonly suite: SealSuite;
  readonly enc: string;
  readonly ct: string;
}

/** Seals to the one browser a person is signed in at. */
export interface Sealing {
  /** Whether anything can be sealed to this session: asked before a value is fetched that could not be shown. */
  ready(session: string): Promise<boolean>;
  /** @throws Failure `sealing-key-missing`: no value leaves in clear because its seal is missing */
  seal(place: SealedPlace, value: JsonValue): Promise<SealedValue>;
}

/** @param pool the app role; keys were checked when they were registered */
export function createSealing(pool: Pool): Sealing {
  const keyOf = async (session: string) => {
    const { rows } = await pool.query<{ suite: string | null; key: Buffer | null }>({
      name: 'identity-sealing-key',
      text: 'SELECT sealing_suite AS suite, sealing_key AS key FROM cordon.session_keys WHERE session_id = $1',
      values: [session],
    });
    const suite = sealSuites.find((known) => known === rows[0]?.suite);
    const key = rows[0]?.key ?? null;
    return suite === undefined || key === null ? null : { suite, key };
  };
  return {
    ready: async (session) => (await keyOf(session)) !== null,
    async seal(place, value) {
      const to = await keyOf(place.session);
      if (to === null) throw new Failure('sealing-key-missing');
      const bound = { info: sealingInfo(place), aad: sealingAad(place) };
      const { enc, ct } = await sealTo(to.suite, to.key, bound, paddedJson(value));
      return {
        suite: to.suite,
        enc: Buffer.from(enc).toString('base64'),
        ct: Buffer.from(ct).toString('base64'),
      };
    },
  };
}
