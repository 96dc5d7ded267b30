import type { AccessRow } from '../../api/types.ts';

/** Names of people, vendors and agreements by id, as far as rows of accesses tell them. */
export function namesIn(rows: readonly AccessRow[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(
      ({ agent, vendor, agreement, agreementTitle }) =>
        [
          [agent.id, agent.name],
          [vendor.id, vendor.name],
          [agreement ?? '', agreementTitle ?? ''],
        ] as const,
    ),
  );
}
