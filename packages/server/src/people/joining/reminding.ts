import { checksFact } from '@cordon/core/people/joining';
import type { JoiningDeps } from './deps.ts';

const SOON_MS = 30 * 86_400_000;

/**
 * Raises a finding for every agent whose background check runs out within a month where an agreement asks for it, and takes it
 * back once another is attested to. Whom an agreement asks and who has none is refused, and told so by their list.
 */
export async function remindOfChecks(
  deps: Pick<JoiningDeps, 'asking' | 'people' | 'checks' | 'findings' | 'now'>,
): Promise<void> {
  const asking = (await deps.asking()).filter(({ conditions }) =>
    conditions.some(({ kind }) => kind === 'background-check'),
  );
  const now = deps.now().getTime();
  const still: string[] = [];
  for (const { id: agreement, vendor, conditions } of asking) {
    const people = (await deps.people({ party: vendor })).filter(
      ({ left, assignments }) => !left && assignments.some((one) => one.agreement === agreement),
    );
    const checks = await deps.checks.of(people.map(({ id }) => id));
    for (const { id } of people) {
      const own = checks.filter(({ person, party }) => person === id && party === vendor);
      const { done, until } = checksFact(conditions, own, now);
      if (!done || until === null || until - now >= SOON_MS) continue;
      const about = `${agreement}/${id}`;
      still.push(about);
      await deps.findings.raise({
        ...{ kind: 'background-check-ending', about, source: null, vendor, agreement },
        facts: { person: id, ends: new Date(until).toISOString().slice(0, 10) },
      });
    }
  }
  await deps.findings.settle(['background-check-ending'], null, still);
}
