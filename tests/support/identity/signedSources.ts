import { shiftCode, type Shift } from '@cordon/core/policy';
import { canonical, count, hash, hidden, text } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** What is signed of sources and of the helpdesks beside them. */
export const signedOfSources: readonly (readonly [path: string, as: SignsAs])[] = [
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
  [
    '/api/siem/receivers',
    (_, { name, baseUrl, credential, reach, from }) => {
      const { word, beside } = hidden('place', hash(canonical({ baseUrl, credential, reach })));
      return {
        act: 'siem-receiver-added',
        words: { name: hash(text(name)), from: text(from), ...word },
        beside,
      };
    },
  ],
  [
    '/api/alerts/channels',
    (_, { name, way, least, vendors, quiet, escalation }) => {
      const { word, beside } = hidden('way', hash(canonical(way)));
      const rules = hash(canonical({ vendors, escalation }));
      const hours = quiet === null ? 'none' : shiftCode(quiet as Shift);
      const kind = text((way as { kind: unknown }).kind);
      return {
        act: 'alert-channel-added',
        words: { name: hash(text(name)), kind, least: text(least), quiet: hours, rules, ...word },
        beside,
      };
    },
  ],
  ['/api/alerts/channels/:id/end', ([channel = '']) => ({ act: 'alert-channel-ended', words: { channel } })],
  ['/api/alerts/:id/take', ([alert = '']) => ({ act: 'alert-taken', words: { alert } })],
  ['/api/siem/receivers/:id/end', ([receiver = '']) => ({ act: 'siem-receiver-ended', words: { receiver } })],
  ['/api/webhooks/:id/revoke', ([webhook = '']) => ({ act: 'webhook-revoked', words: { webhook } })],
];
