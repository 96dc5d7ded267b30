import { canonical, count, hash, hidden, list, text, textOrNull } from './signedSpelling.ts';
import { signedOfFindings } from './signedFindings.ts';
import type { SignsAs } from './toSign.ts';

const ofEntries = (ids: unknown) => ({
  entries: (ids as readonly unknown[]).length,
  ids: hash(list((ids as readonly string[]).toSorted())),
});

/** What is signed of accesses and what comes of them: findings, exports, approvals, canaries, leases, emergencies, keys. */
export const signedOfWork: readonly (readonly [path: string, as: SignsAs])[] = [
  ...signedOfFindings,
  ['/api/incidents/:id/take', ([incident = '']) => ({ act: 'incident-taken', words: { incident } })],
  [
    '/api/incidents/:id/move',
    ([incident = ''], { to }) => ({ act: 'incident-moved', words: { incident, to: text(to) } }),
  ],
  [
    '/api/incidents/:id/note',
    ([incident = ''], { text: note }) => ({
      act: 'incident-noted',
      words: { incident, note: hash(text(note)) },
    }),
  ],
  [
    '/api/incidents/:id/post-mortem',
    ([incident = ''], { text: written }) => ({
      act: 'incident-post-mortem',
      words: { incident, postMortem: hash(text(written)) },
    }),
  ],
  [
    '/api/signals/:id/judge',
    ([signal = ''], { verdict, why }) => ({
      act: 'signal-judged',
      words: { signal, verdict: text(verdict), why: hash(text(why)) },
    }),
  ],
  [
    '/api/containments/:id/decide',
    ([containment = ''], { decision }) => ({
      act: 'containment-decided',
      words: { containment, decision: text(decision) },
    }),
  ],
  [
    '/api/calibration',
    (_, { version, changes, containment, why }) => ({
      act: 'calibration-changed',
      words: {
        version: count(version) + 1,
        changes: hash(canonical({ changes, policy: containment })),
        why: hash(text(why)),
      },
    }),
  ],
  [
    '/api/incidents/:id/contain',
    ([incident = ''], { step, target }) => ({
      act: 'containment-ordered',
      words: { incident, step: text(step), target: text(target) },
    }),
  ],
  [
    '/api/door-credentials',
    (_, { door, ticket }) => ({
      act: 'door-credential-made',
      words: { door: text(door), ticket: text(ticket) },
    }),
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
    '/api/agreements/:id/protocols/:purpose',
    async ([agreement = '', purpose = ''], { version, hash: of, graceHours }, read) => {
      const { draft } = (await read(`/api/agreements/${agreement}/protocols/${purpose}`)) as {
        // Whoever may not read it signs something all the same.
        draft?: { terms: { hash: string } };
      };
      return {
        act: 'protocol-put-in-force',
        words: {
          ...{ agreement, purpose, version: count(version), hash: text(of) },
          ...{ terms: draft?.terms.hash ?? '', graceHours: count(graceHours) },
        },
      };
    },
  ],
  [
    '/api/agreements/:id/protocols/:purpose/object',
    ([agreement = '', purpose = ''], { version, hash: of, reason }) => {
      const named = { agreement, purpose, version: count(version), hash: text(of) };
      return { act: 'protocol-objected', words: { ...named, reason: hash(text(reason)) } };
    },
  ],
  [
    '/api/me/protocols',
    (_, { agreement, purpose, version, hash: of }) => ({
      act: 'protocol-acknowledged',
      words: { agreement: text(agreement), purpose: text(purpose), version: count(version), hash: text(of) },
    }),
  ],
  [
    '/api/canaries',
    (_, { source, subject, address, label }) => {
      const { word, beside } = hidden('details', canonical({ subject, address, label }));
      return { act: 'canary-seeded', words: { source: text(source), ...word }, beside };
    },
  ],
  [
    '/api/marked-customers',
    (_, { source, mark, subjects, person }) => {
      const { word, beside } = hidden('numbers', canonical(subjects));
      const customers = Array.isArray(subjects) ? subjects.length : 0;
      const words = { source: text(source), mark: text(mark), customers, customerPerson: textOrNull(person) };
      return { act: 'customers-marked', words: { ...words, ...word }, beside };
    },
  ],
  [
    '/api/marked-customers/end',
    (_, { source, mark, subjects }) => {
      const { word, beside } = hidden('numbers', canonical(subjects));
      const customers = Array.isArray(subjects) ? subjects.length : 0;
      return {
        act: 'customer-marks-ended',
        words: { source: text(source), mark: text(mark), customers, ...word },
        beside,
      };
    },
  ],
  ['/api/canaries/:id/withdraw', ([canary = '']) => ({ act: 'canary-withdrawn', words: { canary } })],
  ['/api/canaries/:id/test', ([canary = '']) => ({ act: 'canary-tested', words: { canary } })],
  [
    '/api/quality/keys',
    (_, { source, vendor, name }) => ({
      act: 'quality-key-made',
      words: {
        source: text(source),
        vendor: vendor === null ? null : text(vendor),
        name: hash(text(name)),
      },
    }),
  ],
  [
    '/api/quality/keys/:id/revoke',
    ([qualityKey = '']) => ({ act: 'quality-key-revoked', words: { qualityKey } }),
  ],
  [
    '/api/quality/misses/:id/decide',
    async ([miss = ''], { approve }, read) => {
      const all = (await read('/api/quality/misses')) as { id: string; kind: string; type: string }[];
      const { kind = '', type = '' } = all.find(({ id }) => id === miss) ?? {};
      return { act: approve === true ? 'miss-approved' : 'miss-refused', words: { miss, kind, type } };
    },
  ],
  [
    '/api/dictionaries',
    (_, { origin, entries }) => {
      const { word, beside } = hidden('words', canonical(entries));
      return {
        act: 'dictionary-proposed',
        words: { origin: text(origin), entries: (entries as readonly unknown[]).length, ...word },
        beside,
      };
    },
  ],
  [
    '/api/dictionaries/decide',
    (_, { ids, about, approve }) => {
      const [yes, no] = about === 'retiring' ? ['retired', 'kept'] : ['approved', 'refused'];
      return { act: `dictionary-${approve === true ? yes : no}`, words: ofEntries(ids) };
    },
  ],
  [
    '/api/dictionaries/retire',
    async (_, { ids }, read) => {
      // Whoever may not read it signs something all the same.
      const { entries = [] } = (await read('/api/dictionaries')) as {
        entries?: readonly { id: string; kind: string }[];
      };
      const of = entries.filter(({ id }) => (ids as readonly string[]).includes(id));
      const allowed = of.length > 0 && of.every(({ kind }) => kind === 'allow');
      return { act: allowed ? 'dictionary-retired' : 'dictionary-retire-asked', words: ofEntries(ids) };
    },
  ],
  [
    '/api/quality/intakes/:id/again',
    ([conversation = '']) => ({ act: 'conversation-tried-again', words: { conversation } }),
  ],
  [
    '/api/quality/intakes/:id/destroy',
    ([conversation = '']) => ({ act: 'conversation-destroyed', words: { conversation } }),
  ],
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
];
