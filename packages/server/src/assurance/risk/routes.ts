import { adequacy, practices, RISK_FORMULA, sensitivityOf, transferTo } from '@cordon/core/assurance';
import { canonicalText } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { assess, type AssessDeps } from './assessing.ts';
import { conclusions, sections, type AssessmentDraft, type AssessmentRecord } from './assessment.ts';
import { draftsNow, risksNow, type VendorRisk } from './gathering.ts';
import { assessBody, assessmentsView, riskView } from './schemas.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const assessors = ['company-admin', 'privacy-officer'] as const;

export interface RiskRoutesDeps extends AssessDeps {
  readonly auditedParties: (person: string) => Promise<readonly string[]>;
}

/** Risk of each vendor by an open formula, and assessments of purposes and transfers. Vendors see neither. */
export function riskRoutes(app: App, guard: Guard, deps: RiskRoutesDeps): void {
  const tags = ['risk'];

  app.get(
    '/api/risk',
    {
      onRequest: guard.requireRole(...company, 'auditor'),
      schema: { tags, response: { 200: riskView } },
    },
    async (request) => {
      const { person } = signedIn(request);
      const seen = person.role === 'auditor' ? await deps.auditedParties(person.id) : null;
      const risks = (await risksNow(deps)).filter(({ vendor }) => seen?.includes(vendor.id) !== false);
      const { sentence, mostReduced } = RISK_FORMULA;
      return {
        formula: { sentence, mostReduced },
        adequacy: { asOf: adequacy.asOf, source: adequacy.source },
        vendors: risks.map(vendorView).toSorted((a, b) => b.residual - a.residual),
      };
    },
  );

  app.get(
    '/api/assessments',
    { onRequest: guard.requireRole(...company), schema: { tags, response: { 200: assessmentsView } } },
    async (request) => {
      const [drafts, records] = await Promise.all([draftsNow(deps), deps.store.list()]);
      const role = signedIn(request).person.role;
      return {
        assessments: drafts.map((draft) => assessmentView(draft, records, deps.textHash)),
        mayAssess: assessors.some((one) => one === role),
      };
    },
  );

  app.post(
    '/api/assessments',
    {
      onRequest: [guard.requireRole(...assessors), guard.requireStepUp()],
      schema: { tags, body: assessBody, response: { 200: z.object({ version: z.int() }) } },
    },
    async (request) => ({ version: await assess(deps, signedIn(request), request.body) }),
  );
}

function vendorView({ vendor, inputs, risk }: VendorRisk): z.infer<typeof riskView>['vendors'][number] {
  return {
    ...{ vendor, inherent: risk.inherent, residual: risk.residual, kept: risk.kept },
    factors: risk.factors.map((one) => ({ ...one })),
    controls: risk.controls.map((one) => ({ ...one, title: practices[one.practice] })),
    inputs: {
      fields: inputs.fields.map(({ category, treatment }) => ({
        ...{ category, treatment, sensitivity: sensitivityOf(category) },
      })),
      ...{ operations: [...inputs.operations], customers: inputs.subjects, people: inputs.people },
      countries: inputs.countries.map((country) => ({ country, transfer: transferTo(country, inputs.on) })),
    },
  };
}

const signed = z.object({
  facts: z.json(),
  texts: z.record(z.string(), z.string()),
  conclusion: z.enum(conclusions),
  reviewOn: z.string(),
});

function assessmentView(
  { kind, about, title, facts }: AssessmentDraft,
  records: readonly AssessmentRecord[],
  textHash: (text: string) => string,
): z.infer<typeof assessmentsView>['assessments'][number] {
  const titles: Readonly<Record<string, string>> = sections[kind];
  const draft = textHash(canonicalText(facts));
  const newest = records.find((one) => one.kind === kind && one.about === about);
  const said = newest && signed.parse(JSON.parse(newest.record));
  return {
    ...{ kind, about, title, draft, facts: facts as Record<string, unknown> },
    sections: Object.entries(titles).map(([section, words]) => ({ section, title: words })),
    newest:
      newest === undefined || said === undefined
        ? null
        : {
            ...{ version: newest.version, madeBy: newest.madeBy, madeAt: newest.madeAt.toISOString() },
            ...{ entry: newest.entry, conclusion: said.conclusion, reviewOn: said.reviewOn },
            texts: Object.entries(said.texts).map(([section, text]) => {
              return { section, title: titles[section] ?? section, text };
            }),
            changed: textHash(canonicalText(said.facts)) !== draft,
          },
  };
}
