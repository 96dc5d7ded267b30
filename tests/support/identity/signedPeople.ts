import {
  canonical,
  count,
  hash,
  hidden,
  instant,
  list,
  shiftText,
  text,
  textOrNull,
} from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of vendors, people, their work, where they work and how they sign in. */
export const signedOfPeople: readonly (readonly [path: string, as: SignsAs])[] = [
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
    '/api/vendors',
    (_, { name, site, country, networks, adminName, adminEmail }) => {
      const listed = (networks ?? []) as readonly { readonly cidr: string; readonly label: string }[];
      const labels = listed.map(({ label }) => label);
      const { word, beside } = hidden(
        'details',
        canonical({ name: text(name).trim(), site, labels, adminName, adminEmail }),
      );
      const ranges = listed.map(({ cidr }) => cidr).join(' ');
      return { act: 'vendor-added', words: { country: text(country), ranges, ...word }, beside };
    },
  ],
  [
    '/api/people',
    (_, { party, name, email, role, site, accessRole, purpose, audit }) => {
      const { agreement, from, until } = (audit ?? {}) as Readonly<Record<string, string>>;
      const { word, beside } = hidden('invitee', canonical({ name, email }));
      return {
        act: 'person-invited',
        words: {
          ...{ subjectParty: text(party), site: textOrNull(site), role: text(role) },
          ...{ accessRole: textOrNull(accessRole), purpose: textOrNull(purpose), ...word },
          ...(audit !== undefined && { auditOf: text(agreement), from: text(from), until: text(until) }),
        },
        beside,
      };
    },
  ],
  [
    '/api/people/:id/invitation',
    ([subjectPerson = '']) => ({ act: 'invitation-renewed', words: { subjectPerson } }),
  ],
  [
    '/api/people/:id/recovery',
    ([subjectPerson = '']) => ({ act: 'person-recovered', words: { subjectPerson } }),
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
    '/api/people/:id/absences',
    ([subjectPerson = ''], { from, until, reason }) => ({
      act: 'absence-said',
      words: { subjectPerson, from: instant(from), until: instant(until), reason: text(reason) },
    }),
  ],
  ['/api/absences/:id/end', ([absence = '']) => ({ act: 'absence-ended', words: { absence } })],
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
    ([subjectParty = ''], { kind, label, scopes, networks, days }) => ({
      act: 'directory-token-made',
      words: {
        ...{ subjectParty, kind: text(kind), scopes: list(scopes), networks: list(networks) },
        ...{ days: count(days), label: hash(text(label)) },
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
    ([vendor = ''], { issuer, clientId, clientSecret, domains, mfaAmr, mfaAcr, userNameClaim }) => {
      // Below the same address stand two ways to sign in.
      if (issuer === undefined) return null;
      const given = clientSecret === undefined ? undefined : hidden('clientSecret', hash(text(clientSecret)));
      return {
        act: 'sso-changed',
        words: {
          ...{ change: 'set-up', vendor, issuer: text(issuer), client: text(clientId) },
          ...{ domains: list(domains), mfaAmr: JSON.stringify(mfaAmr), mfaAcr: JSON.stringify(mfaAcr) },
          ...{ userNameClaim: text(userNameClaim ?? 'none'), ...given?.word },
        },
        ...(given !== undefined && { beside: given.beside }),
      };
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
    '/api/sites',
    (_, { party, name, country }) => ({
      act: 'site-added',
      words: { subjectParty: text(party), country: text(country), name: hash(text(name)) },
    }),
  ],
  [
    '/api/sites/:id/rename',
    ([site = ''], { name }) => ({ act: 'site-renamed', words: { site, name: hash(text(name)) } }),
  ],
  ['/api/sites/:id/close', ([site = '']) => ({ act: 'site-closed', words: { site } })],
  [
    '/api/sessions/:id/end',
    async ([session = ''], _, read) => {
      const me = (await read('/api/session')) as { readonly person: { readonly id: string } | null };
      return { act: 'session-revoked', words: { session, by: me.person?.id ?? '' } };
    },
  ],
  [
    '/api/networks/changes',
    async (_, { party, base, adds = [], removes = [] }, read) => {
      const { networks = [], first = false } = (await read(`/api/networks?party=${text(party)}`)) as {
        networks?: readonly { id: string; cidr: string }[];
        first?: boolean;
      };
      const me = (await read('/api/session')) as { readonly party: { readonly kind: string } | null };
      const gone = networks.filter(({ id }) => (removes as readonly string[]).includes(id));
      const put = adds as readonly { cidr: string; label: string; site: string | null }[];
      return {
        act: first && me.party?.kind === 'company' ? 'networks-first-listed' : 'networks-proposed',
        words: {
          ...{ subjectParty: text(party), base: count(base), adding: put.map(({ cidr }) => cidr).join(' ') },
          places: put.map(({ site }) => site ?? 'any').join(' '),
          labels: hash(canonical(put.map(({ label }) => label))),
          ...{
            removed: gone.map(({ cidr }) => cidr).join(' '),
            removing: gone.map(({ id }) => id).join(' '),
          },
        },
      };
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
