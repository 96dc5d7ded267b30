import { z } from 'zod';
import { signedActFields } from '../../identity/index.ts';
import { instant, right, treatment } from '../../platform/schemas.ts';

export const shadowReport = z
  .object({
    source: z.string(),
    mapVersion: z.int(),
    map: z.string().meta({ description: 'SHA-256 of the map in canonical JSON' }),
    reads: z
      .literal('one-lock')
      .exactOptional()
      .meta({ description: 'Said of a source that has one lock instead of two' }),
    viewers: z.array(
      z
        .object({
          agreement: z.string(),
          title: z.string(),
          vendor: z.string(),
          version: z.int(),
          standing: z.enum(['in-force', 'signed', 'draft']),
          purpose: z.string(),
          role: z.string(),
        })
        .meta({ id: 'ReportViewer' }),
    ),
    resources: z.array(
      z
        .object({
          resource: z.string(),
          kind: z.enum(['table', 'endpoint', 'thread']),
          covered: z.boolean().meta({ description: 'Whether any purpose shows anything of it' }),
          fields: z.array(
            z
              .object({
                field: z.string(),
                label: z.string(),
                category: z.string(),
                freeText: z.boolean(),
                sample: z
                  .object({ sampled: z.int(), personal: z.int(), kinds: z.array(z.string()) })
                  .nullable()
                  .meta({ description: 'Counts and kinds of personal data, and never a value' }),
                clearPersonal: z
                  .boolean()
                  .meta({ description: 'Shown in clear to somebody, with personal data in the sample' }),
                seen: z.array(
                  z.object({
                    viewer: z.int().meta({ description: 'Place in the list of viewers' }),
                    treatment,
                    clause: z.string(),
                    rights: z.array(right),
                  }),
                ),
              })
              .meta({ id: 'ReportField' }),
          ),
        })
        .meta({ id: 'ReportResource' }),
    ),
    counts: z.object({
      fields: z.int(),
      shown: z.int(),
      unseen: z.int(),
      clearPersonal: z.int(),
      uncovered: z.int(),
    }),
  })
  .meta({ id: 'ShadowReport' });

export const reportView = z
  .object({
    hash: z
      .string()
      .meta({ description: 'SHA-256 of the report in canonical JSON: what going live is signed over' }),
    madeAt: instant,
    liveAt: instant.nullable().meta({ description: 'When the source went live by it' }),
    report: shadowReport,
  })
  .meta({ id: 'ReportView' });

export const liveBody = z
  .strictObject({ report: z.string().regex(/^[0-9a-f]{64}$/), ...signedActFields })
  .meta({ id: 'LiveBody' });
