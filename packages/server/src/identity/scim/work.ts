import { shiftCode } from '@cordon/core/policy';
import type { OwedAct } from '../../platform/owing.ts';
import type { Caller, DirectoryDeps } from './deps.ts';
import type { GroupWork } from './work.store.ts';

type WorkDeps = Pick<DirectoryDeps, 'works' | 'now' | 'enter' | 'owed' | 'settle'>;

/** What has to be entered of what groups gave and give no more; it is over already. */
export function endedBy(
  { owed }: Pick<WorkDeps, 'owed'>,
  by: Caller,
  ended: readonly GroupWork[],
): readonly OwedAct[] {
  return ended.map((work) =>
    owed('assignment-ended', unsigned(by), { ...wordsOf(by, work), why: 'directory' }, work.agreement),
  );
}

/**
 * Brings the work of a vendor's people to what its groups give: ends what they give no more, then gives what is missing.
 * Run again it finds nothing to do. What opens access is entered before it is done, what closes it afterwards.
 */
export async function settleWork(deps: WorkDeps, by: Caller): Promise<void> {
  const { works, now, enter } = deps;
  await works.end(by.party, now(), (ended) => endedBy(deps, by, ended));
  await deps.settle();
  const missing = await works.missing(by.party, now());
  if (missing.length === 0) return;
  for (const work of missing) {
    const { site, shift } = work;
    const words = { ...wordsOf(by, work), site, shift: shiftCode(shift), until: null };
    await enter('assignment-made', unsigned(by), words, work.agreement);
  }
  await works.give(by.party, missing, now());
}

function wordsOf({ party }: Caller, { id, person, group, accessRole, purpose }: GroupWork) {
  return { assignment: id, subjectPerson: person, subjectParty: party, accessRole, purpose, group };
}

/** What somebody signed is the mapping, which its own entry proves. */
function unsigned({ party, credential, person, ip }: Caller): Caller {
  return { party, credential, person, ip };
}
