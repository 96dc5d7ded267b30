import type pg from 'pg';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import type { TestInstallation } from './installation.ts';

/** Of a finding, what tests look at. */
export interface FoundDetail {
  readonly id: string;
  readonly state: string;
  readonly step: string;
  readonly overdue: boolean;
  readonly may: readonly string[];
  readonly entry: number | null;
  readonly closed: { readonly how: string } | null;
  readonly events: readonly { readonly act: string; readonly entry: number | null }[];
  readonly evidence: readonly { readonly id: string; readonly file: { readonly hash: string } | null }[];
  readonly proposals: readonly {
    readonly id: string;
    readonly change: string;
    readonly before: readonly string[];
    readonly after: readonly string[] | null;
    readonly landedBy: unknown;
  }[];
}

export type FindingScene = ReturnType<typeof findingScene>;

/** People who act on findings, each signed in once and with a fresh second factor. */
export function findingScene(installation: TestInstallation, owner: pg.Pool) {
  const people = new Map<string, Visitor>();

  const as = async (person: string): Promise<Visitor> => {
    const known = people.get(person);
    if (known !== undefined) return known;
    const visitor = installation.visitor(person);
    await visitor.signIn();
    await owner.query(
      `UPDATE auth.session SET "stepUpAt" = now() WHERE "userId" = (SELECT user_id FROM cordon.persons WHERE id = $1)`,
      [person],
    );
    people.set(person, visitor);
    return visitor;
  };
  return {
    as,
    post: async (person: string, path: string, body: object = {}): Promise<Answer> =>
      (await as(person)).post(path, body),
    read: async (person: string, id: string): Promise<FoundDetail> =>
      (await (await as(person)).get(`/api/findings/${id}`)).json as FoundDetail,
  };
}
