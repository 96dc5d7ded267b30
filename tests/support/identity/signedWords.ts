import type { ActWords } from '@cordon/core/kernel';
import { count, hash, instant, list, shiftText, taskName, text } from './signedSpelling.ts';

/** What the person at a browser signs with a request. */
export interface ToSign {
  readonly act: string;
  readonly words: ActWords;
}

export type Body = Readonly<Record<string, unknown>>;
/** Reads what the page shows, where the words depend on it. */
export type Read = (path: string) => Promise<unknown>;
/** Null for what only looks. */
type SignsAs = (ids: readonly string[], body: Body, read: Read) => ToSign | null | Promise<ToSign>;

/**
 * Every request that people sign, and what they sign with it: told a second time and apart from server and console, so
 * that words which change on one side only are noticed.
 */
export const signed: readonly (readonly [path: string, as: SignsAs])[] = [
  [
    '/api/agreements/:id/suspend',
    ([agreement = '']) => ({ act: 'agreement-suspended', words: { agreement } }),
  ],
  ['/api/agreements/:id/resume', ([agreement = '']) => ({ act: 'agreement-resumed', words: { agreement } })],
  [
    '/api/agreements/:id/end',
    ([agreement = ''], { reason = 'terminated', strand = false }) => ({
      act: 'agreement-ended',
      words: { agreement, reason: text(reason), strand: strand === true },
    }),
  ],
  [
    '/api/vendors/:id/contain',
    ([vendor = ''], { reason }) => ({ act: 'vendor-contained', words: { vendor, reason: text(reason) } }),
  ],
  [
    '/api/vendors/:id/release',
    async ([vendor = ''], _, read) => {
      const { contained } = (await read(`/api/vendors/${vendor}/containment`)) as {
        contained?: { asked: { by: { id: string } } | null } | null;
      };
      const asked = contained?.asked ?? null;
      return asked === null
        ? { act: 'vendor-release-asked', words: { vendor } }
        : { act: 'vendor-released', words: { vendor, askedBy: asked.by.id } };
    },
  ],
  [
    '/api/people/:id/suspend',
    ([subjectPerson = ''], { reason }) => ({
      act: 'person-suspended',
      words: { subjectPerson, reason: text(reason) },
    }),
  ],
  [
    '/api/people/:id/role',
    ([subjectPerson = ''], { role, before }) => ({
      act: 'person-role-changed',
      words: { subjectPerson, before: text(before), role: text(role) },
    }),
  ],
  [
    '/api/people/:id/assignments',
    ([subjectPerson = ''], { shift = null, site = null, from = null, until = null, ...work }) => ({
      act: 'assignment-made',
      words: {
        ...{ subjectPerson, agreement: text(work.agreement), accessRole: text(work.accessRole) },
        ...{ purpose: text(work.purpose), shift: shiftText(shift), until: instant(until) },
        ...(site !== null && { site: text(site) }),
        ...(from !== null && { from: instant(from) }),
      },
    }),
  ],
  [
    '/api/agreements/:id/assignments',
    ([agreement = ''], { people }) => ({
      act: 'assignment-made',
      words: { agreement, people: list(people) },
    }),
  ],
  ['/api/assignments/:id/end', ([assignment = '']) => ({ act: 'assignment-ended', words: { assignment } })],
  [
    '/api/assignments/:id/extend',
    ([assignment = ''], { hours }) => ({
      act: 'shift-extended',
      words: { assignment, hours: count(hours) },
    }),
  ],
  [
    '/api/assignments/:id/swap',
    ([assignment = ''], { with: other }) => ({
      act: 'shift-swapped',
      words: { assignment, otherAssignment: text(other) },
    }),
  ],
  [
    '/api/access-reviews',
    (_, { agreement }) => ({ act: 'access-review-opened', words: { agreement: text(agreement) } }),
  ],
  [
    '/api/access-reviews/:id/answer',
    ([review = ''], { assignments, answer }) => ({
      act: 'access-reviewed',
      words: { review, assignments: list(assignments), answer: text(answer) },
    }),
  ],
  [
    '/api/vendors/:id/directory/tokens',
    ([subjectParty = ''], { kind, scopes, networks, days }) => ({
      act: 'directory-token-made',
      words: {
        ...{ subjectParty, kind: text(kind), scopes: list(scopes), networks: list(networks) },
        days: count(days),
      },
    }),
  ],
  [
    '/api/vendors/:id/directory/tokens/:token/rotate',
    ([subjectParty = '', replaces = ''], { days, overlapHours }) => ({
      act: 'directory-token-rotated',
      words: { subjectParty, replaces, days: count(days), overlapHours: count(overlapHours) },
    }),
  ],
  [
    '/api/vendors/:id/directory/tokens/:token/revoke',
    ([subjectParty = '', token = '']) => ({
      act: 'directory-token-revoked',
      words: { token, subjectParty },
    }),
  ],
  [
    '/api/vendors/:id/directory/groups/:group/mapping',
    ([subjectParty = '', group = ''], { mapping }) => {
      const given = (mapping ?? {}) as Readonly<Record<string, unknown>>;
      const named = (name: string) => (typeof given[name] === 'string' ? given[name] : null);
      return {
        act: 'directory-group-mapped',
        words: {
          ...{ subjectParty, group, role: named('role'), accessRole: named('accessRole') },
          ...{ purpose: named('purpose'), agreement: named('agreement'), site: named('site') },
          shift: named('agreement') === null ? null : shiftText(given.shift ?? null),
        },
      };
    },
  ],
  [
    '/api/vendors/:id/roster',
    ([subjectParty = ''], { apply, confirmLeavers = false }) =>
      apply === undefined
        ? null
        : {
            act: 'roster-applied',
            words: { subjectParty, difference: text(apply), confirmLeavers: confirmLeavers === true },
          },
  ],
  [
    '/api/sso/:party',
    ([vendor = ''], { issuer, clientId, domains, mfaAmr, mfaAcr, userNameClaim }) =>
      // Below the same address stand two ways to sign in.
      issuer === undefined
        ? null
        : {
            act: 'sso-changed',
            words: {
              ...{ change: 'set-up', vendor, issuer: text(issuer), client: text(clientId) },
              ...{ domains: list(domains), mfaAmr: JSON.stringify(mfaAmr), mfaAcr: JSON.stringify(mfaAcr) },
              userNameClaim: text(userNameClaim ?? 'none'),
            },
          },
  ],
  [
    '/api/sso/:party/require',
    ([vendor = ''], { required }) => ({
      act: 'sso-changed',
      words: { change: 'require', vendor, required: required === true },
    }),
  ],
  [
    '/api/sso/:party/remove',
    ([vendor = '']) => ({ act: 'sso-changed', words: { change: 'remove', vendor } }),
  ],
  [
    '/api/agreements/:id/handover',
    ([agreement = ''], { to, from = 'vendor' }) => ({
      act: 'conversations-handed-over',
      words: { agreement, handTo: to === null ? null : text(to), handFrom: text(from) },
    }),
  ],
  [
    '/api/agreements/:id/closing/choose',
    ([agreement = ''], { tasks, choice }) => ({
      act: 'closing-task-chosen',
      words: {
        ...{ agreement, choice: text(choice) },
        tasks: list(Array.isArray(tasks) ? tasks.map(taskName) : tasks),
      },
    }),
  ],
  [
    '/api/agreements/:id/closing/done',
    ([agreement = ''], { task, method, evidence, statement, kept }) => {
      const { law, until } = (kept ?? {}) as { readonly law?: string; readonly until?: string };
      return {
        act: 'closing-task-done',
        words: {
          ...{ agreement, task: taskName(task), method: text(method), statement: hash(text(statement)) },
          evidence: evidence === null ? null : text(evidence),
          ...{ kept: law === undefined ? null : hash(law), keptUntil: until ?? null },
        },
      };
    },
  ],
  [
    '/api/agreements/:id/closing/judge',
    ([agreement = ''], { task, dispute }) =>
      dispute === null
        ? { act: 'closing-task-confirmed', words: { agreement, task: taskName(task) } }
        : {
            act: 'closing-task-disputed',
            words: { agreement, task: taskName(task), reason: hash(text(dispute)) },
          },
  ],
  [
    '/api/agreements/:id/holds',
    ([agreement = ''], { category, reason }) => ({
      act: 'legal-hold-placed',
      words: { agreement, category: category === null ? null : text(category), reason: text(reason) },
    }),
  ],
  [
    '/api/agreements/:id/holds/:hold/lift',
    async ([agreement = '', hold = ''], { keep }, read) => {
      const words = { agreement, hold };
      if (keep === true) return { act: 'legal-hold-kept', words };
      const { holds = [] } = (await read(`/api/agreements/${agreement}/closing`)) as {
        holds?: readonly { id: string; liftAskedBy: unknown }[];
      };
      const asked = (holds.find(({ id }) => id === hold)?.liftAskedBy ?? null) !== null;
      return { act: asked ? 'legal-hold-lifted' : 'legal-hold-lift-asked', words };
    },
  ],
  [
    '/api/agreements/:id/destruction',
    ([agreement = '']) => ({ act: 'destruction-asked', words: { agreement } }),
  ],
  [
    '/api/agreements/:id/destruction/:destruction/approve',
    ([agreement = '', destruction = '']) => ({
      act: 'destruction-approved',
      words: { agreement, destruction },
    }),
  ],
  [
    '/api/sessions/:id/end',
    async ([session = ''], _, read) => {
      const me = (await read('/api/session')) as { readonly person: { readonly id: string } | null };
      return { act: 'session-revoked', words: { session, by: me.person?.id ?? '' } };
    },
  ],
  [
    '/api/networks/changes/:id/confirm',
    ([change = ''], { base, cutOff }) => ({
      act: 'networks-confirmed',
      words: { change, base: count(base), ...(cutOff !== undefined && { cutOff: count(cutOff) }) },
    }),
  ],
  [
    '/api/networks/changes/:id/withdraw',
    ([change = '']) => ({ act: 'networks-withdrawn', words: { change } }),
  ],
  ['/api/networks/changes/:id/review', ([change = '']) => ({ act: 'networks-reviewed', words: { change } })],
  [
    '/api/networks/close',
    async (_, { party, base, removes }, read) => {
      const { networks = [] } = (await read(`/api/networks?party=${text(party)}`)) as {
        networks?: readonly { id: string; cidr: string }[];
      };
      const gone = networks.filter(({ id }) => (removes as readonly string[] | undefined)?.includes(id));
      const removed = gone.map(({ cidr }) => cidr).join(' ');
      return { act: 'networks-closed', words: { subjectParty: text(party), base: count(base), removed } };
    },
  ],
  [
    '/api/people/:id/restore',
    ([subjectPerson = '']) => ({ act: 'person-restored', words: { subjectPerson } }),
  ],
];
