import type { Principal } from '@cordon/core/kernel';
import { QUALITY } from '@cordon/core/policy';
import type { Case, PrincipalsPort } from '../gate/index.ts';
import type { Db } from './db.ts';
import { isOpenFrame } from './sidebar/open.ts';
import { readSessionAgain, reviewerOf, toPrincipal, worksFrom, type WorkingAs } from './principal.ts';

/**
 * The asker behind a running access, read anew from the database at the moment of release.
 * @param excepted adds the exceptions that run for them now, of those they came with
 * @param workingAs what somebody acts as in a piece of work now
 * @param hears whether revocations arrive here: while they do not, nothing is released
 */
export function createPrincipals(
  db: Db,
  hears: () => boolean,
  now: () => Date,
  workingAs: (person: string, work: Case) => Promise<WorkingAs | null>,
  excepted: (fresh: Principal, before: Principal, work: Case, ip: string | null) => Promise<Principal>,
): PrincipalsPort {
  return {
    async again({ principal, session, frame, ip }, work) {
      if (!hears()) return { ok: false, code: 'cannot-hear' };
      // A job of Cordon's own has no session that could end; the terms it works under are asked about beside this.
      // A tool of somebody's is asked about by the secret it came with, and this one came with none.
      if (principal.kind === 'service')
        return isOwn(principal) ? { ok: true, principal } : { ok: false, code: 'not-signed-in' };
      const at = now().getTime();
      const [who, as, framed] = await Promise.all([
        readSessionAgain(db, session, ip, at),
        work.purpose === QUALITY ? null : workingAs(principal.id, work),
        frame === undefined || isOpenFrame(db, frame, at),
      ]);
      if (who === null || !framed) return { ok: false, code: 'not-signed-in' };
      if (who.mfaAt === null) return { ok: false, code: 'second-factor-needed' };
      if (who.suspended) return { ok: false, code: 'suspended' };
      if (!who.networkAllowed || (as !== null && !worksFrom(who, as.site)))
        return { ok: false, code: 'network-not-allowed' };
      if (work.purpose === QUALITY) return { ok: true, principal: reviewerOf(who, at) };
      return { ok: true, principal: await excepted(toPrincipal(who, at, as), principal, work, ip) };
    },
  };
}

/** An id that no account can have. */
function isOwn({ id }: Principal): boolean {
  return id.startsWith('cordon:');
}
