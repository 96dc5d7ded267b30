import type { Permission } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { ServiceAgreement, ServiceWork } from './account.ts';

/** What a permission says of whose rows it opens, when it is to tools alone. */
const EVERY_CUSTOMER = 'every-customer';

interface Ground {
  readonly agreements: {
    list(): Promise<
      readonly {
        readonly id: string;
        readonly title: string;
        readonly source: string;
        readonly controller: { readonly id: string };
        readonly processor: { readonly id: string };
      }[]
    >;
  };
  readonly inForce: {
    inForce(
      agreement: string,
      now: Date,
    ): Promise<{ readonly ok: true; readonly policy: Policy } | { readonly ok: false }>;
  };
  readonly now: () => Date;
}

/** The agreements in force that open anything to tools, with what each clause shows them. */
export async function serviceWorks({ agreements, inForce, now }: Ground): Promise<ServiceAgreement[]> {
  const at = now();
  const found = await Promise.all(
    (await agreements.list()).map(async ({ id, title, source, controller, processor }) => {
      const answer = await inForce.inForce(id, at);
      if (!answer.ok) return [];
      const { from, until, terms } = answer.policy;
      const works = worksOf(terms.permissions);
      const runs = from <= at.getTime() && at.getTime() < until;
      if (!runs || works.length === 0) return [];
      const parties = { vendor: processor.id, company: controller.id };
      return [{ id, name: title, source, ...parties, until: new Date(until), works }];
    }),
  );
  return found.flat();
}

/**
 * The roles and purposes that permissions open to tools, with all that is shown in each. Of several clauses about one category
 * each stands here: which of them counts is the policy's to say.
 */
export function worksOf(permissions: readonly Permission[]): ServiceWork[] {
  const works = new Map<string, ServiceWork>();
  for (const { subjects, clause, purpose, roles, fields } of permissions) {
    const whose: string = subjects;
    if (whose !== EVERY_CUSTOMER) continue;
    for (const accessRole of roles) {
      const key = JSON.stringify([accessRole, purpose]);
      const shown = fields.map((field) => ({
        category: field.category,
        treatment: field.treatment,
        clause: field.clause ?? clause,
      }));
      works.set(key, { accessRole, purpose, fields: [...(works.get(key)?.fields ?? []), ...shown] });
    }
  }
  return [...works.values()];
}
