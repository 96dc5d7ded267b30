import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../platform/http/index.ts';
import type { PhishingDeps } from './deps.ts';
import { landingOf, told, visited } from './landing.ts';
import { formPage, nowherePage, teachingPage, transparencyPage } from './landingPage.ts';

/** The smallest picture there is: GIF89a, one transparent pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const params = z.object({ token: z.string().max(100) });
const visit = z.string().regex(/^v_[0-9a-f]{32}$/);

/**
 * What the links of exercises lead to: pages without the console's code, cookies or rights. They take no value that somebody
 * typed, lead nowhere else, and may be framed by nobody. Who is asked for nothing here is signed in or not alike.
 */
export function landingRoutes(app: App, deps: PhishingDeps): void {
  const schema = { hide: true, params };

  // A browser without script sends the form itself: its fields have no names, and what comes is dropped unread.
  app.addContentTypeParser('application/x-www-form-urlencoded', (_, payload, done) => {
    payload.resume();
    payload.on('end', () => {
      done(null, undefined);
    });
  });

  app.get('/p/:token', { schema }, async (request, reply) => {
    const { token } = request.params;
    if (token.endsWith('+')) return explain(deps, token.slice(0, -1), reply);
    const landing = await landingOf(deps, token);
    if (landing === null) return nowhere(reply);
    const id = landing.running ? await visited(deps, landing, visitOf(request)) : '';
    const asks = landing.running && !landing.reported && landing.template.asks.length > 0;
    return page(reply, (nonce) => {
      const shown = { ...landing, vendor: landing.campaign.vendor.name, token, visit: id, nonce };
      return asks ? formPage(shown) : teachingPage(shown, landing.reported);
    });
  });

  app.get('/p/:token/i.gif', { schema }, async (request, reply) => {
    const landing = await landingOf(deps, request.params.token);
    if (landing?.running === true) await told(deps, landing, { kind: 'opened' });
    return reply.type('image/gif').send(PIXEL);
  });

  const why = async (token: string, reply: FastifyReply) => {
    const landing = await landingOf(deps, token);
    if (landing === null) return nowhere(reply);
    return page(reply, (nonce) =>
      teachingPage(
        { ...landing, vendor: landing.campaign.vendor.name, token, visit: '', nonce },
        landing.reported,
      ),
    );
  };
  app.get('/p/:token/why', { schema }, (request, reply) => why(request.params.token, reply));
  app.post('/p/:token/why', { schema }, (request, reply) => why(request.params.token, reply));

  app.post(
    '/p/:token/seen',
    { schema: { ...schema, body: z.strictObject({ visit }) } },
    async (request, reply) => {
      const landing = await landingOf(deps, request.params.token);
      if (landing?.running === true) await told(deps, landing, { kind: 'touched', ...request.body });
      return reply.code(204).send();
    },
  );

  app.post(
    '/p/:token/sent',
    { schema: { ...schema, body: z.strictObject({ visit, fields: z.int().min(0).max(9) }) } },
    async (request, reply) => {
      const landing = await landingOf(deps, request.params.token);
      if (landing?.running === true) await told(deps, landing, { kind: 'submitted', ...request.body });
      return reply.code(204).send();
    },
  );
}

async function explain(deps: PhishingDeps, token: string, reply: FastifyReply) {
  const landing = await landingOf(deps, token);
  if (landing === null) return nowhere(reply);
  const { campaign, company, target } = landing;
  return page(reply, (nonce) =>
    transparencyPage({
      ...{ campaign: campaign.id, company, vendor: campaign.vendor.name, nonce },
      sentAt: target.sentAt?.toISOString() ?? '',
      authorised: campaign.authorisations,
    }),
  );
}

const nowhere = (reply: FastifyReply) => page(reply.code(404), nowherePage);

/** A page that may do nothing but ask our own host what it must: CSP level 3, a nonce for each answer. */
function page(reply: FastifyReply, draw: (nonce: string) => string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return (
    reply
      .header('content-security-policy', policy)
      // A form that is sent without script names its origin only so; nothing of the link goes elsewhere either way.
      .header('referrer-policy', 'same-origin')
      .type('text/html; charset=utf-8')
      .send(draw(nonce))
  );
}

function visitOf({ method, headers, ip }: FastifyRequest) {
  const text = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(' ') : value;
  };
  const purpose = ['sec-purpose', 'purpose', 'x-moz'].flatMap((name) => text(name) ?? []).join(' ');
  return { method, ip, userAgent: headers['user-agent'], purpose };
}
