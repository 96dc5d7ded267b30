import { readLogs, readLogText, schedule } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { clientAddress } from '../../identity/index.ts';
import { packedRoutes, unpacked, uploadRoutes, type App } from '../../platform/http/index.ts';
import { enrol, nodeOf, takeForwarded, takeReport, type ReportingDeps } from './reporting.ts';
import { configAnswer, enrollBody, enrolled, logAnswer, logBody, nodeBody } from './schemas.ts';

/** osquery sends 1024 lines at a time unless it is told otherwise (`logger_tls_max_lines`); those of our queries are short. */
const BODY_LIMIT = 4 * 1024 * 1024;
const FORWARDED_LIMIT = 8 * 1024 * 1024;

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,200})$/;

const NDJSON = ['application/x-ndjson', 'application/jsonl'];

/** Seconds after which a device asks for its queries again. */
const REFRESH = 3600;

/**
 * Where devices report: osquery's own remote API, so that an unmodified osqueryd speaks it, and one address for shippers of
 * logs. A key writes the device it was given to and no other. osqueryd looks at no status: what it has to send again is an answer with
 * a member `error` (as all of ours that refuse), and it enrols anew on `node_invalid` (its remote/utility.h).
 */
export function osqueryRoutes(app: App, deps: ReportingDeps): void {
  const hidden = { hide: true, tags: ['posture'] };
  const config = { keyInBody: true };

  app.post(
    '/osquery/enroll',
    { config, schema: { ...hidden, body: enrollBody, response: { 200: enrolled } } },
    async ({ body, ip }) => {
      const { enroll_secret: secret, host_identifier: host, platform_type: platformType = null } = body;
      const key = await enrol(deps, { secret, host, platformType }, { ip: clientAddress(ip) });
      return key === null ? { node_invalid: true } : { node_key: key, node_invalid: false };
    },
  );

  app.post(
    '/osquery/config',
    { config, schema: { ...hidden, body: nodeBody, response: { 200: configAnswer } } },
    async ({ body, ip }) => {
      const node = await nodeOf(deps, body.node_key, { ip: clientAddress(ip) });
      if (node === null) return { node_invalid: true };
      return { node_invalid: false, options: { config_refresh: REFRESH }, schedule: schedule() };
    },
  );

  packedRoutes(app, BODY_LIMIT, (scope) => {
    scope.post(
      '/osquery/log',
      { config, bodyLimit: BODY_LIMIT, schema: { ...hidden, body: logBody, response: { 200: logAnswer } } },
      async ({ body, ip }) => {
        const from = { ip: clientAddress(ip) };
        const node = await nodeOf(deps, body.node_key, from);
        if (node === null) return { node_invalid: true };
        await takeReport(deps, node.id, readLogs(body), from);
        return { node_invalid: false };
      },
    );
  });

  packedRoutes(app, FORWARDED_LIMIT, (packed) => {
    uploadRoutes(packed, FORWARDED_LIMIT, NDJSON, (scope) => {
      scope.post(
        '/api/posture/osquery',
        {
          bodyLimit: FORWARDED_LIMIT,
          schema: { ...hidden, body: z.unknown(), response: { 200: z.object({ devices: z.int() }) } },
        },
        async ({ body, headers, ip }) => {
          const [, secret] = BEARER.exec(headers.authorization ?? '') ?? [];
          if (secret === undefined) throw new Failure('not-signed-in');
          const read = () =>
            Buffer.isBuffer(body)
              ? readLogText(unpacked({ headers }, body, FORWARDED_LIMIT).toString('utf8'))
              : readLogs(body);
          return { devices: await takeForwarded(deps, secret, read, { ip: clientAddress(ip) }) };
        },
      );
    });
  });
}
