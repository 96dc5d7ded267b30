import { signedKey, signedNow } from '../../agreements/undertakings/index.ts';
import type { House } from '../../compose.ts';
import { auditedParties } from '../../composeAgreementsSeen.ts';
import { policiesUnder } from '../../composeTerms.ts';
import { createLimits } from '../../identity/limits.ts';
import { outsideAgreements } from '../../ledger/index.ts';
import { createSalts, sha256, textHash } from '../../platform/hashing.ts';
import type { App } from '../../platform/http/index.ts';
import { attestationRoutes } from '../attestations/routes.ts';
import { createAttestationStore } from '../attestations/store.ts';
import { evidenceFileRoutes } from '../files/routes.ts';
import { createFileStore } from '../files/store.ts';
import { answerByLink, mayByLink } from '../findingLife/byLink.ts';
import { composeFindingLife } from '../findingLife/compose.ts';
import { guestRoutes } from '../links/guest.routes.ts';
import type { LinkDeps } from '../links/linking.ts';
import { linkRoutes } from '../links/routes.ts';
import { createLinkStore } from '../links/store.ts';
import { createAssuranceSeal } from '../sealing.ts';
import { createEvidence } from './evidence.store.ts';
import { questionnaireRoutes } from './routes.ts';
import { createQuestionnaireStore } from './store.ts';

/** What vendors are asked and hand in: questionnaires, links, files, attestations. */
export function composeVendorAnswers(house: House) {
  const { world, people, signedActs, findings, findingStore, book, now } = house;
  const { app: pool } = world.pools;
  const seal = createAssuranceSeal(world.keys);
  const attestations = createAttestationStore(pool);
  const { enter } = outsideAgreements(house);
  const policies = () => policiesUnder(house);
  const links = createLinkStore(pool, seal);
  const files = createFileStore(pool, seal);
  const life = composeFindingLife(house);
  const draw = createSalts();
  const shared = {
    ...{ enter, signedActs, findings, textHash, now },
    files,
    hashOf: (bytes: Uint8Array) => Buffer.from(sha256(bytes)).toString('hex'),
    attestations,
    async duties() {
      return (await policies()).flatMap(({ policy: { terms }, vendor }) =>
        terms.duties.flatMap(({ kind, by, clause, control, everyMonths }) =>
          kind === 'attestation' &&
          by === 'processor' &&
          typeof control === 'string' &&
          typeof everyMonths === 'number'
            ? [
                {
                  vendor,
                  agreement: terms.agreement,
                  clause,
                  control,
                  everyMonths,
                  since: terms.inForce.from,
                },
              ]
            : [],
        ),
      );
    },
    auditedParties: auditedParties(house),
    vendors: () => people.vendors(),
  };
  return {
    ...shared,
    store: createQuestionnaireStore(pool, seal),
    evidenceOf: createEvidence(pool, {
      async people(party) {
        const [all, signed] = await Promise.all([
          people.list({ party }, now()),
          signedNow(house.undertakings),
        ]);
        return all
          .filter(
            ({ left, suspendedBy, invitation }) => !left && suspendedBy === null && invitation === 'taken-up',
          )
          .map(({ id, role, hasFactor, hasNetwork }) => {
            return {
              agent: role === 'agent',
              hasFactor,
              hasNetwork,
              undertaken: signed.has(signedKey(id, party)),
            };
          });
      },
      inForce: async (party) =>
        (await policies())
          .filter(({ vendor }) => vendor === party)
          .map(({ policy: { terms } }) => [...terms.duties, ...terms.conditions]),
      now,
    }),
    openFindings: (filter: Parameters<typeof findingStore.list>[0]) => findingStore.list(filter),
    isVendor: async (party: string) => (await people.vendor(party)) !== null,
    book,
    links,
    goodLinks: (subject: Parameters<typeof links.goodFor>[0], at: Date) => links.goodFor(subject, at),
    async adminsOf(party: string) {
      const admins = (await people.list({ party }, now())).filter(
        ({ role, left }) => role === 'vendor-admin' && !left,
      );
      return admins.flatMap(({ email }) => email ?? []);
    },
    finding: (id: string) => findingStore.find(id),
    answersTo: async (id: string) => (await life.store.evidence(id)).filter(({ by }) => by === null),
    answerByLink: (...[id, who, said]: Parameters<LinkDeps['answerByLink']>) =>
      answerByLink({ ...life, filesOf: (finding) => files.of('finding', finding) }, id, who, said),
    mayByLink,
    mailer: world.mailer,
    baseUrl: world.baseUrl,
    company: () => people.company(),
    vendor: (id: string) => people.vendor(id),
    drawToken: () => Buffer.from(draw()).toString('base64url'),
    limits: createLimits(pool, () => now().getTime()),
  };
}

/** Hangs in the routes of what vendors are asked and hand in. */
export function vendorAnswerRoutes(app: App, house: House): void {
  const { guard } = house.identity;
  const deps = composeVendorAnswers(house);
  questionnaireRoutes(app, guard, deps);
  linkRoutes(app, guard, deps);
  guestRoutes(app, deps);
  attestationRoutes(app, guard, deps);
  evidenceFileRoutes(app, guard, deps);
}
