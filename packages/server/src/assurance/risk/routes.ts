import { adequacy, practices, RISK_FORMULA, sensitivityOf, transferTo } from '@cordon/core/assurance';
import { z } from 'zod';
import { signedIn, type Guard } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier } from '../../platform/schemas.ts';
import { assess, type AssessDeps } from './assessing.ts';
import { assessmentKinds } from './assessment.ts';
import { draftsNow, risksNow, type VendorRisk } from './gathering.ts';
import { recordsFor } from './records.ts';
import { assessBody, assessmentsView, assessmentVersionsView, riskView } from './schemas.ts';
import { sealedRecord, type SealingDeps } from './sealing.ts';
import { draftView, recordedViews, versionView } from './view.ts';

const company = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const assessors = ['company-admin', 'privacy-officer'] as const;

export interface RiskRoutesDeps extends AssessDeps, Omit<SealingDeps, 'store'> {}

const assessed = z.strictObject({ kind: z.enum(assessmentKinds), about: identifier });

/** Risk of each vendor by an open formula, and assessments of purposes and transfers. Vendors see neither. */
export function riskRoutes(app: App, guard: Guard, deps: RiskRoutesDeps): void {
  const tags = ['risk'];
  const readers = guard.requireRole(...company, 'auditor');

  app.get(
    '/api/risk',
    {
      onRequest: readers,
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
    { onRequest: readers, schema: { tags, response: { 200: assessmentsView } } },
    async (request) => {
      const who = signedIn(request);
      const records = await recordsFor(deps, who);
      const { role } = who.person;
      // What is to assess now is the company's; an auditor reads what was signed.
      const assessments =
        role === 'auditor'
          ? recordedViews(records)
          : (await draftsNow(deps)).map((draft) => draftView(draft, records, deps.textHash));
      return { assessments, mayAssess: assessors.some((one) => one === role) };
    },
  );

  app.get(
    '/api/assessments/:kind/:about/versions',
    { onRequest: readers, schema: { tags, params: assessed, response: { 200: assessmentVersionsView } } },
    async (request) => {
      const { kind, about } = request.params;
      const records = await recordsFor(deps, signedIn(request));
      return { versions: records.filter((one) => one.kind === kind && one.about === about).map(versionView) };
    },
  );

  // No JSON of the API: a file that is told of in the operations guide.
  app.get(
    '/api/assessments/:kind/:about/:version/record.pdf',
    {
      onRequest: readers,
      schema: { hide: true, params: assessed.extend({ version: z.coerce.number().int().min(1) }) },
    },
    async (request, reply) => {
      const file = await sealedRecord(deps, signedIn(request), request.params);
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="assessment.pdf"')
        .send(Buffer.from(file));
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
