import { randomBytes } from 'node:crypto';
import type { ActWords } from '@cordon/core/kernel';
import { commit } from '@cordon/ledger';
import { signedOfAgreements } from './signedAgreements.ts';
import { canonical, count, hash, instant, list, shiftText, text, textOrNull } from './signedSpelling.ts';
import type { Body, SignsAs } from './toSign.ts';

/** Hides a text in the words. */
function hidden(name: string, value: string): { readonly word: ActWords; readonly beside: Body } {
  const salt = randomBytes(32);
  return { word: { [name]: commit(value, salt) }, beside: { salt: salt.toString('base64') } };
}

/**
 * Every request that people sign, and what they sign with it: told a second time and apart from server and console, so
 * that words which change on one side only are noticed.
 */
export const signed: readonly (readonly [path: string, as: SignsAs])[] = [
  ...signedOfAgreements,
  [
    '/api/findings/:id/close',
    ([finding = ''], { how }) => ({ act: 'finding-closed', words: { finding, how: text(how) } }),
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
  [
    '/api/door-credentials',
    (_, { door, ticket }) => ({
      act: 'door-credential-made',
      words: { door: text(door), ticket: text(ticket) },
    }),
  ],
  ['/api/sites/:id/close', ([site = '']) => ({ act: 'site-closed', words: { site } })],
  [
    '/api/sources',
    (_, { id, name, ownerUrl, map, replica, oneLock }) => {
      const { word, beside } = hidden('connection', hash(text(ownerUrl)));
      return {
        act: 'source-connecting',
        words: {
          source: text(id),
          name: hash(text(name)),
          map: hash(canonical(map ?? null)),
          ...word,
          ...(replica !== undefined && { replica: text(replica) }),
          ...(oneLock === true && { reads: 'one-lock' }),
        },
        beside,
      };
    },
  ],
  [
    '/api/sources/api',
    (_, { id, name, map, baseUrl, credential, reach }) => {
      const { word, beside } = hidden('connection', hash(canonical({ baseUrl, credential, reach })));
      return {
        act: 'source-connecting',
        words: { source: text(id), name: hash(text(name)), map: hash(canonical(map ?? null)), ...word },
        beside,
      };
    },
  ],
  [
    '/api/sources/:id/helpdesk',
    ([source = ''], { credential, kind, ...told }) => {
      const { word, beside } = hidden('credential', hash(text(credential)));
      return {
        act: 'helpdesk-connecting',
        words: { source, kind: text(kind), settings: hash(canonical({ kind, ...told })), ...word },
        beside,
      };
    },
  ],
  [
    '/api/sources/:id/reconcile',
    ([source = ''], { log }) => ({ act: 'source-reconciled', words: { source, log: hash(text(log)) } }),
  ],
  [
    '/api/sources/:id/log-watch',
    ([source = ''], { everyDays, own }) => ({
      act: 'source-log-watched',
      words: { source, everyDays: everyDays as number | null, own: hash(canonical(own ?? null)) },
    }),
  ],
  [
    '/api/sources/:id/live',
    async ([source = ''], { report }, read) => {
      const kept = (await read(`/api/sources/${source}/report`)) as {
        readonly report?: { readonly map: string };
      };
      return {
        act: 'source-going-live',
        words: { source, map: text(kept.report?.map), report: text(report) },
      };
    },
  ],
  [
    '/api/sources/:id/helpdesk/disconnect',
    ([source = '']) => ({ act: 'helpdesk-disconnected', words: { source } }),
  ],
  [
    '/api/sources/:id/map',
    ([source = ''], { map }) => {
      const { version } = (map ?? {}) as { readonly version?: number };
      return {
        act: 'source-map-changing',
        words: { source, mapVersion: count(version), map: hash(canonical(map ?? null)) },
      };
    },
  ],
  [
    '/api/sources/:id/delivery-keys',
    ([source = ''], { name }) => ({
      act: 'delivery-key-made',
      words: { source, name: hash(text(name)) },
    }),
  ],
  [
    '/api/delivery-keys/:id/revoke',
    ([deliveryKey = '']) => ({ act: 'delivery-key-revoked', words: { deliveryKey } }),
  ],
  [
    '/api/sources/:id/webhooks',
    ([source = ''], { shape, name, vendor, purpose, channels, secret }) => {
      const words = { source, shape: text(shape), name: hash(text(name)) };
      if (secret === undefined) return { act: 'webhook-made', words };
      const { word, beside } = hidden('secret', hash(text(secret)));
      const queue = { vendor: text(vendor), purpose: text(purpose), channels: canonical(channels) };
      return { act: 'webhook-made', words: { ...words, ...queue, ...word }, beside };
    },
  ],
  [
    '/api/webhooks/:id/rotate',
    ([webhook = ''], { secret }) => {
      const given = secret === undefined ? undefined : hidden('secret', hash(text(secret)));
      return {
        act: 'webhook-rotated',
        words: { webhook, ...given?.word },
        ...(given !== undefined && { beside: given.beside }),
      };
    },
  ],
  [
    '/api/sources/:id/sidebars',
    ([source = ''], { name, origins, algorithm, publicKey }) => ({
      act: 'sidebar-made',
      words: {
        ...{ source, name: hash(text(name)), origins: (origins as readonly string[]).join(' ') },
        algorithm: text(algorithm),
        ...(publicKey !== undefined && { publicKey: text(publicKey) }),
      },
    }),
  ],
  ['/api/sidebars/:id/revoke', ([sidebar = '']) => ({ act: 'sidebar-revoked', words: { sidebar } })],
  [
    '/api/sidebar/frames',
    (_, { frame, hint, publicKey, sealingKey }) => ({
      act: 'frame-opened',
      words: {
        ...{ frame: text(frame), hint: text(hint) },
        ...{ frameKey: hash(text(publicKey)), frameSealingKey: hash(text(sealingKey)) },
      },
    }),
  ],
  ['/api/webhooks/:id/revoke', ([webhook = '']) => ({ act: 'webhook-revoked', words: { webhook } })],
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
    '/api/at-rest/rotate',
    (_, { what, key }) => ({
      act: 'keys-rotation-asked',
      words: { what: text(what), dataKey: textOrNull(key) },
    }),
  ],
  [
    '/api/rebinds/:id/decide',
    async ([rebind = ''], { approve }, read) => {
      const list = (await read('/api/rebinds')) as readonly {
        readonly id: string;
        readonly ticket: string;
      }[];
      const ticket = list.find(({ id }) => id === rebind)?.ticket ?? '';
      return { act: 'rebind-decided', words: { rebind, ticket, approve: approve === true } };
    },
  ],
  [
    '/api/leases',
    (_, { agreement, kinds, site, network, hours, reason }) => ({
      act: 'lease-asked',
      words: {
        ...{ agreement: text(agreement), kinds: (kinds as readonly string[]).join(','), hours: count(hours) },
        ...{ site: textOrNull(site), network: textOrNull(network), reason: text(reason) },
      },
    }),
  ],
  ['/api/leases/:id/agree', ([lease = '']) => ({ act: 'lease-agreed', words: { lease } })],
  ['/api/leases/:id/end', ([lease = '']) => ({ act: 'lease-ended', words: { lease } })],
  [
    '/api/leases/:id/review',
    ([lease = ''], { finding }) => ({ act: 'lease-reviewed', words: { lease, finding: finding === true } }),
  ],
  [
    '/api/emergencies',
    (_, { ticket, person, accessRole, reason }) => ({
      act: 'emergency-asked',
      words: {
        ...{ ticket: text(ticket), subjectPerson: text(person), accessRole: text(accessRole) },
        reason: text(reason),
      },
    }),
  ],
  [
    '/api/emergencies/:id/approve',
    async ([emergency = ''], _, read) => {
      const { emergencies } = (await read('/api/exceptions')) as {
        emergencies: readonly { readonly id: string; readonly ticket: string }[];
      };
      const ticket = emergencies.find(({ id }) => id === emergency)?.ticket ?? '';
      return { act: 'emergency-approved', words: { emergency, ticket } };
    },
  ],
  [
    '/api/exports',
    (_, { request, format, reason, tickets }) => ({
      act: 'export-asked',
      words: {
        request: text(request),
        format: text(format),
        reason: text(reason),
        tickets: (tickets as readonly string[]).length,
      },
    }),
  ],
  [
    '/api/exports/:id/start',
    async ([approval = ''], _, read) => {
      const asked = (await read('/api/approvals')) as readonly { id: string; hash: string }[];
      const request = asked.find(({ id }) => id === approval)?.hash ?? '';
      return { act: 'export-started', words: { approval, request } };
    },
  ],
  [
    '/api/exports/:id/download',
    async ([approval = ''], _, read) => {
      const made = (await read('/api/exports')) as readonly { id: string; file: string | null }[];
      const file = made.find(({ id }) => id === approval)?.file ?? '';
      return { act: 'export-downloaded', words: { approval, file } };
    },
  ],
  [
    '/api/canaries',
    (_, { source, subject, address, label }) => {
      const { word, beside } = hidden('details', canonical({ subject, address, label }));
      return { act: 'canary-seeded', words: { source: text(source), ...word }, beside };
    },
  ],
  ['/api/canaries/:id/withdraw', ([canary = '']) => ({ act: 'canary-withdrawn', words: { canary } })],
  ['/api/canaries/:id/test', ([canary = '']) => ({ act: 'canary-tested', words: { canary } })],
  [
    '/api/approvals/:id/decide',
    ([approval = ''], { approve, request }) => ({
      act: approve === true ? 'approval-given' : 'approval-refused',
      words: { approval, request: text(request) },
    }),
  ],
  ['/api/approvals/:id/withdraw', ([approval = '']) => ({ act: 'approval-withdrawn', words: { approval } })],
  ['/api/emergencies/:id/end', ([emergency = '']) => ({ act: 'emergency-ended', words: { emergency } })],
  [
    '/api/emergencies/:id/review',
    ([emergency = ''], { finding }) => ({
      act: 'emergency-reviewed',
      words: { emergency, finding: finding === true },
    }),
  ],
  [
    '/api/people/:id/restore',
    ([subjectPerson = '']) => ({ act: 'person-restored', words: { subjectPerson } }),
  ],
];
