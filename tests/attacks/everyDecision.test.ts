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
const TAKEN = 'what a browser takes down of itself, masked: nobody decides anything by it';
const REVIEW = 'a reviewer’s work on a conversation without personal data, decided and entered by the gate';
const OWN = 'one’s own second factor or tools, after a fresh second factor';
const TOLD = 'what a browser tells of its own screen, entered as told: a signature would prove no more';
const QUESTION = 'a question somebody keeps for themselves: it holds no answer, and opens nothing';
const UNNAMED = 'told by somebody who gives no name: a signature would be one';
const BY_LINK = 'by whoever has a link and no account: each use is an entry that names the link';
const FILE = 'a file, entered by its hash; what it is evidence of is handed in or stated signed';
const PAPER_OPEN = 'a paper of one’s own that was not handed in: handing it in is signed';
const COURSE_DRAFT = 'a draft of a course: publishing it is signed';
const NOBODY = 'told by nobody: a signature would say who, and nobody would tell';
const THIEF = 'says who signed in: whoever took the account over has its key';

const unsigned: Readonly<Record<string, string>> = {
  'POST /api/agreements': DRAFT,
  'POST /api/agreements/{id}/confirm': DRAFT,
  'POST /api/agreements/{id}/versions': DRAFT,
  'POST /api/controls/unused/{agreement}/draft': DRAFT,
  'POST /api/agreements/check': LOOKS,
  'POST /api/calibration/look': LOOKS,
  'POST /api/answers/look': LOOKS,
  'POST /api/answers': 'the side of somebody who was kept out: they have no session, only the link of a mail',
  'POST /api/assessment/answers': BY_LINK,
  'POST /api/assessment/files': BY_LINK,
  'POST /api/assessment/finding': BY_LINK,
  'POST /api/assessment/hand-in': BY_LINK,
  'POST /api/assessment/look': BY_LINK,
  'POST /api/questionnaires/{id}/answers': 'a draft: handing it in is signed',
  'POST /api/questionnaires/{id}/import': 'fills a draft: handing it in is signed',
  'POST /api/questionnaires/{id}/questions/{question}/files': FILE,
  'POST /api/attestations/{id}/files': FILE,
  'POST /api/agreements/copies/text': LOOKS,
  'POST /api/agreements/verify-document': LOOKS,
  'POST /api/agreements/{id}/copies': LOOKS,
  'POST /api/agreements/{id}/sight': LOOKS,
  'POST /api/agreements/{id}/sign/options': LOOKS,
  'POST /api/accesses/customer': LOOKS,
  'POST /api/exports/look': LOOKS,
  'POST /api/ledger/erasing/look': LOOKS,
  'POST /api/exports/trace': LOOKS,
  'POST /api/invitations/look': LOOKS,
  'POST /api/library/render': LOOKS,
  'POST /api/awareness/near-misses': NOBODY,
  'POST /api/networks/look': LOOKS,
  'POST /api/preview': LOOKS,
  'POST /api/agreements/{id}/protocols/{purpose}/look': LOOKS,
  'POST /api/dictionaries/try': LOOKS,
  'POST /api/conduct/unnamed-reports': UNNAMED,
  'POST /api/conduct/unnamed-reports/look': LOOKS,
  'POST /api/sources/{id}/look': LOOKS,
  'POST /api/sources/draft': LOOKS,
  'POST /api/sources/api-draft': LOOKS,
  'POST /api/sources/{id}/map/additions': LOOKS,
  'POST /api/sources/{id}/map/look': LOOKS,
  'POST /api/sources/{id}/report': LOOKS,
  'POST /api/vendors/{id}/directory/groups/{group}/mapping/look': LOOKS,
  'POST /api/sources/{id}/helpdesk/look': 'a look that the clock has anyway, had now',
  'POST /api/audit-requests/{id}/files': 'bytes alone: the answer that is signed names the hash of each',
  'POST /api/deliveries': MACHINE,
  'POST /api/deliveries/{id}': MACHINE,
  'POST /api/badges/{id}/events': MACHINE,
  'POST /api/sites/{id}/badge-events/look': LOOKS,
  'POST /api/quality/conversations': MACHINE,
  'POST /api/quality/files': MACHINE,
  'POST /api/quality/conversations/{id}/review': REVIEW,
  'POST /api/quality/conversations/{id}/misses': REVIEW,
  'POST /api/sidebars/{id}/hints': MACHINE,
  'DELETE /api/door-credentials/{id}': OWN,
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
  'POST /api/saved-views': QUESTION,
  'POST /api/saved-views/{id}/rename': QUESTION,
  'DELETE /api/saved-views/{id}': QUESTION,
  'POST /api/accesses/{entry}/screen': TOLD,
  'DELETE /api/reveals/{id}': WORK,
  'POST /api/tickets/next': WORK,
  'POST /api/tickets/{id}/close': WORK,
  'POST /api/phishing/reports':
    'says that a message looked wrong, in one click: it is entered, and opens nothing',
  'POST /api/recordings/{id}/end': TAKEN,
  'POST /api/recordings/{id}/pieces': TAKEN,
  'POST /api/recordings/{id}/watch': LOOKS,
  'POST /api/tickets/{id}/recordings': TAKEN,
  'POST /api/tickets/{id}/recordings/told': 'says that a notice was read, and opens nothing',
  'POST /api/tickets/{id}/note': WORK,
  'POST /api/tickets/{id}/reply': WORK,
  'POST /api/tickets/{id}/take': WORK,
  'POST /api/course-drafts/look': LOOKS,
  'POST /api/course-drafts/{id}/{language}': COURSE_DRAFT,
  'DELETE /api/course-drafts/{id}/{language}': COURSE_DRAFT,
  'POST /api/courses/{id}/place':
    'where somebody is in a course: it opens nothing, and passing asks for a paper',
  'POST /api/courses/{id}/papers': PAPER_OPEN,
  'POST /api/course-papers/{id}/answers': PAPER_OPEN,
  'POST /api/parties/{id}/completions/look': LOOKS,
  'POST /api/course-systems/{id}/completions': MACHINE,
  'POST /api/training/certificates': 'says in a file what the ledger says already of oneself',
};

const CLOSES = 'closes access: a minute spent on a second factor is a minute of somebody inside';
const STOPS = 'stops what is being sent: every minute is another message';
const LOOKS_BACK = 'says what was found in what is over, and opens nothing';
const PASSES = 'binds nobody: both parties sign with a passkey, after a fresh second factor';
const VENDORS_WORD = 'the vendor’s word, on which the company decides after a fresh second factor';
const STATED =
  'keeps data or states what became of it: destruction and certificate ask for a fresh second factor';
const DAILY = 'the day’s work: to whom the vendor’s admin let in, within what the agreement names';
const GATE = 'decided by the gate, which asks for a fresh second factor where a value is shown';
const PROMISE = 'an agent’s own promise, before which the agreement opens nothing to them';
const OWN_KEY = 'made once, right after the second factor of the sign-in, before anything can be done';

const FRAME = 'shows nothing yet: a reveal in the frame asks for a fresh second factor as anywhere';

const HURRIES = 'says who looks at it: who was called has no minute to lose, and nothing is opened';
const EXERCISE = 'an exercise over a made-up case: it opens, closes and touches nothing';
const MENDS =
  'says how something is mended: it ends nothing, and whoever looks again or accepts a risk gives a fresh second factor';
const GUESTS = 'a visitor’s badge opens doors and no data: who is at the desk has the visitor before them';
const AWAY = 'keeps nobody out and opens nothing: it only makes work meanwhile a signal, or none again';
const PAPER = 'a document of others, or our reading of it: nobody sees more or less by it';

const OWN_SIDE = 'somebody’s own side, which opens and closes nothing by itself';
const ASKS = 'asks or cites: nothing is decided by it, and whoever decides gives a fresh second factor';
const TEACHES = 'asks somebody to learn, and opens nothing: only passing does';

const unhurried: Readonly<Record<string, string>> = {
  'POST /api/training/assignments': TEACHES,
  'POST /api/training/question':
    'one’s own answer to one question a day: it lengthens no further than the clause lets it',
  'POST /api/training/rules': TEACHES,
  'POST /api/training/rules/{id}/end': 'ends what was asked beside the agreements: what they ask stands',
  'POST /api/findings/{id}/assign': MENDS,
  'POST /api/findings/{id}/claim': MENDS,
  'POST /api/findings/{id}/evidence': MENDS,
  'POST /api/findings/{id}/exception': MENDS,
  'POST /api/findings/{id}/plan': MENDS,
  'POST /api/findings/{id}/proposals': MENDS,
  'POST /api/frameworks/documents': PAPER,
  'POST /api/frameworks/documents/{id}/mappings': PAPER,
  'POST /api/endpoints/{id}/look': 'a look that the clock has anyway, had now',
  'POST /api/tabletops': EXERCISE,
  'POST /api/tabletops/{id}/decide': EXERCISE,
  'POST /api/tabletops/{id}/end': EXERCISE,
  'POST /api/tabletops/{id}/next': EXERCISE,
  'POST /api/audits': LOOKS_BACK,
  'POST /api/audits/{id}/commitment': LOOKS_BACK,
  'POST /api/audits/{id}/conclusions': LOOKS_BACK,
  'POST /api/audits/{id}/draw': LOOKS_BACK,
  'POST /api/audits/{id}/interviews': LOOKS_BACK,
  'POST /api/audits/{id}/papers': LOOKS_BACK,
  'POST /api/audits/{id}/requests': LOOKS_BACK,
  'POST /api/audits/{id}/review': LOOKS_BACK,
  'POST /api/audit-requests/{id}/answer': VENDORS_WORD,
  'POST /api/questionnaires/{id}/judge': LOOKS_BACK,
  'POST /api/questionnaires/{id}/gaps': LOOKS_BACK,
  'POST /api/assurance-links/{id}/revoke': CLOSES,
  'POST /api/absences/{id}/end': AWAY,
  'POST /api/people/{id}/absences': AWAY,
  'POST /api/access-reviews': LOOKS_BACK,
  'POST /api/alerts/{id}/take': HURRIES,
  'POST /api/access-reviews/{id}/answer': LOOKS_BACK,
  'POST /api/emergencies/{id}/review': LOOKS_BACK,
  'POST /api/leases/{id}/review': LOOKS_BACK,
  'POST /api/networks/changes/{id}/review': LOOKS_BACK,
  'POST /api/agreements/{id}/assignments': DAILY,
  'POST /api/assignments/{id}/extend': DAILY,
  'POST /api/assignments/{id}/swap': DAILY,
  'POST /api/people/{id}/assignments': DAILY,
  'POST /api/rebinds/{id}/decide': DAILY,
  'POST /api/agreements/{id}/closing/choose': STATED,
  'POST /api/agreements/{id}/closing/done': STATED,
  'POST /api/agreements/{id}/closing/judge': STATED,
  'POST /api/agreements/{id}/holds': STATED,
  'POST /api/agreements/{id}/offer': PASSES,
  'POST /api/agreements/{id}/renew': PASSES,
  'POST /api/agreements/{id}/withdraw': PASSES,
  'POST /api/agreements/{id}/sub-processors': VENDORS_WORD,
  'POST /api/agreements/{id}/protocols/{purpose}/object': VENDORS_WORD,
  'POST /api/agreements/{id}/sub-processors/{sub}/flow-down': VENDORS_WORD,
  'POST /api/agreements/{id}/sub-processors/{sub}/withdraw': VENDORS_WORD,
  'POST /api/devices/mine':
    'says at which device one sits: only one that is given to them and reported from the same address counts',
  'POST /api/devices/{id}/retire': CLOSES,
  'POST /api/device-secrets/{id}/revoke': CLOSES,
  'POST /api/approvals/{id}/withdraw': CLOSES,
  'POST /api/assignments/{id}/end': CLOSES,
  'POST /api/emergencies/{id}/end': CLOSES,
  'POST /api/leases/{id}/end': CLOSES,
  'POST /api/quality/intakes/{id}/destroy': CLOSES,
  'POST /api/quality/intakes/{id}/again':
    'shows nothing: what is sealed is anonymised or stays withheld, and the gate decides which',
  'POST /api/networks/changes/{id}/withdraw': CLOSES,
  'POST /api/networks/close': CLOSES,
  'POST /api/people/{id}/suspend': CLOSES,
  'POST /api/joining/people/{id}/leave': CLOSES,
  'POST /api/joining/checks/{id}/withdraw': CLOSES,
  'POST /api/awareness/near-misses/{id}/lesson': LOOKS_BACK,
  'POST /api/phishing/campaigns/{id}/stop': STOPS,
  'POST /api/phishing/domains/remove': STOPS,
  'POST /api/phishing/senders/{id}/end': STOPS,
  'POST /api/phishing/reports/{id}/looked': HURRIES,
  'POST /api/sessions/{id}/end': CLOSES,
  'POST /api/service-accounts/{id}/end': CLOSES,
  'POST /api/service-accounts/{id}/secrets/{secret}/end': CLOSES,
  'POST /api/sites/{id}/close': CLOSES,
  'POST /api/badges/{id}/end': CLOSES,
  'POST /api/badge-systems/{id}/revoke': CLOSES,
  'POST /api/course-systems/{id}/revoke': CLOSES,
  'POST /api/course-papers/{id}/submit':
    'one’s own paper: who knows the answers is asked, and not who has a key',
  'POST /api/sites/{id}/inspections': LOOKS_BACK,
  'POST /api/sites/{id}/visitors': GUESTS,
  'POST /api/visitors/{id}/out': GUESTS,
  'POST /api/ledger/tokens/{token}/revoke': CLOSES,
  'POST /api/vendors/{id}/directory/tokens/{token}/revoke': CLOSES,
  'POST /api/conduct/cases/{id}/facts': ASKS,
  'POST /api/conduct/cases/{id}/hearing': ASKS,
  'POST /api/conduct/reports': ASKS,
  'POST /api/me/conduct/{id}/appeal': OWN_SIDE,
  'POST /api/me/conduct/{id}/statement': OWN_SIDE,
  'POST /api/me/protocols': PROMISE,
  'POST /api/me/undertaking': PROMISE,
  'POST /api/accesses/{entry}/unseal': GATE,
  'POST /api/exports/{id}/start':
    'makes what a second person approved after a fresh second factor; fetching it asks for one',
  'POST /api/session/key': OWN_KEY,
  'POST /api/sidebar/frames': FRAME,
  'POST /api/tickets/{id}/act': GATE,
  'POST /api/tickets/{id}/confirm': GATE,
  'POST /api/tickets/{id}/lookup': GATE,
  'POST /api/tickets/{id}/rebind': GATE,
  'POST /api/tickets/{id}/reveal': GATE,
  'POST /api/vendors/{id}/roster': 'asks whoever applies one, and not whoever looks or the vendor’s machine',
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
  readonly 'x-step-up'?: true;
  readonly requestBody?: { readonly content?: { readonly 'application/json'?: { readonly schema: Schema } } };
}

interface Route {
  readonly route: string;
  readonly signed: boolean;
  readonly stepUp: boolean;
}

/** Every route by which anything changes, as the document tells of it. */
async function changing(): Promise<readonly Route[]> {
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
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'get')
      .map(([method, { requestBody, 'x-step-up': stepUp = false }]) => ({
        route: `${method.toUpperCase()} ${path}`,
        signed: takes(requestBody?.content?.['application/json']?.schema),
        stepUp,
      })),
  );
}

it('is signed, or named here with the reason why not', async () => {
  const routes = await changing();
  expect(routes.filter(({ signed }) => signed).length).toBeGreaterThan(60);
  const bare = routes.filter(({ signed }) => !signed).map(({ route }) => route);
  expect(bare.toSorted()).toEqual(Object.keys(unsigned).toSorted());
});

it('and signed it asks for a fresh second factor, or is named here with the reason why not', async () => {
  const signed = (await changing()).filter((one) => one.signed);
  const asked = signed.filter(({ stepUp }) => stepUp).map(({ route }) => route);
  expect(asked).toContain('POST /api/people');
  const unasked = signed.filter(({ stepUp }) => !stepUp).map(({ route }) => route);
  expect(unasked.toSorted()).toEqual(Object.keys(unhurried).toSorted());
});
