import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../support/installation.ts';

/*
 * Whatever a person can change is signed with the key of their session, or it is named here with why it is not. So a new
 * route cannot be forgotten.
 */

const SIGN_IN =
  'a step of signing in or out: there is no key before it, or it ends the session whose key it is';
const LOOKS = 'changes nothing: what is asked is a body';
const DRAFT = 'binds nobody: both parties sign the version with a passkey';
const PASSKEY = 'signed with a passkey instead';
const MACHINE = 'a machine’s, with a key of its own';
const WORK = 'an agent’s work on a ticket, decided and entered by the gate';
const OWN = 'one’s own second factor or tools, after a fresh second factor';
const THIEF = 'says who signed in: whoever took the account over has its key';

const unsigned: Readonly<Record<string, string>> = {
  'POST /api/agreements': DRAFT,
  'POST /api/agreements/{id}/confirm': DRAFT,
  'POST /api/agreements/{id}/versions': DRAFT,
  'POST /api/agreements/check': LOOKS,
  'POST /api/agreements/copies/text': LOOKS,
  'POST /api/agreements/verify-document': LOOKS,
  'POST /api/agreements/{id}/copies': LOOKS,
  'POST /api/agreements/{id}/sight': LOOKS,
  'POST /api/agreements/{id}/sign/options': LOOKS,
  'POST /api/invitations/look': LOOKS,
  'POST /api/library/render': LOOKS,
  'POST /api/networks/look': LOOKS,
  'POST /api/preview': LOOKS,
  'POST /api/sources/draft': LOOKS,
  'POST /api/tickets/{id}/note/preview': LOOKS,
  'POST /api/tickets/{id}/reply/preview': LOOKS,
  'POST /api/vendors/{id}/directory/groups/{group}/mapping/look': LOOKS,
  'POST /api/deliveries': MACHINE,
  'POST /api/deliveries/{id}': MACHINE,
  'DELETE /api/door-credentials/{id}': OWN,
  'POST /api/door-credentials': OWN,
  'POST /api/session/backup-codes': OWN,
  'POST /api/agreements/{id}/certificate': PASSKEY,
  'POST /api/agreements/{id}/sign': PASSKEY,
  'DELETE /api/session': SIGN_IN,
  'POST /api/auth/passkey/verify-authentication': SIGN_IN,
  'POST /api/auth/passkey/verify-registration': SIGN_IN,
  'POST /api/auth/sign-in/email': SIGN_IN,
  'POST /api/auth/sign-out': SIGN_IN,
  'POST /api/auth/two-factor/backup-code': SIGN_IN,
  'POST /api/auth/two-factor/enable': SIGN_IN,
  'POST /api/auth/two-factor/verify-totp': SIGN_IN,
  'POST /api/invitations/take-up': SIGN_IN,
  'POST /api/session/step-up': SIGN_IN,
  'POST /api/sso/start': SIGN_IN,
  'POST /api/sso/step-up': SIGN_IN,
  'POST /api/sso/{party}/try': SIGN_IN,
  'POST /api/session/signals/{id}': THIEF,
  'DELETE /api/reveals/{id}': WORK,
  'POST /api/tickets/next': WORK,
  'POST /api/tickets/{id}/close': WORK,
  'POST /api/tickets/{id}/note': WORK,
  'POST /api/tickets/{id}/reply': WORK,
  'POST /api/tickets/{id}/take': WORK,
};

let installation: TestInstallation;

beforeAll(async () => {
  installation = await openTestInstallation();
});
afterAll(() => installation.close());

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Operation {
  readonly requestBody?: { readonly content?: { readonly 'application/json'?: { readonly schema: Schema } } };
}

it('is signed, or named here with the reason why not', async () => {
  const document = (await installation.app.inject('/api/openapi.json')).json<{
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  }>();
  const takes = (schema: Schema | undefined): boolean => {
    if (schema === undefined) return false;
    if (schema.$ref !== undefined) {
      return takes(document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]);
    }
    const { anyOf = [], oneOf = [], allOf = [] } = schema;
    return 'signature' in (schema.properties ?? {}) || [...anyOf, ...oneOf, ...allOf].some(takes);
  };
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'get')
      .map(([method, { requestBody }]) => ({
        route: `${method.toUpperCase()} ${path}`,
        signed: takes(requestBody?.content?.['application/json']?.schema),
      })),
  );
  expect(routes.filter(({ signed }) => signed).length).toBeGreaterThan(60);
  const bare = routes.filter(({ signed }) => !signed).map(({ route }) => route);
  expect(bare.toSorted()).toEqual(Object.keys(unsigned).toSorted());
});
