import type { InForce } from './agreements/index.ts';
import { strictest, type SessionTerms } from './identity/index.ts';

interface InForceNow {
  readonly agreements: {
    list(): Promise<
      readonly {
        readonly id: string;
        readonly controller: { readonly id: string };
        readonly processor: { readonly id: string };
        readonly source: string;
      }[]
    >;
  };
  readonly inForce: InForce;
  readonly now: () => Date;
}

/** What the agreements in force of a party ask of its people's sessions. */
export async function sessionTermsUnder(
  { agreements, inForce, now }: InForceNow,
  party: string,
): Promise<SessionTerms> {
  const concerned = (await agreements.list()).filter(
    ({ controller, processor }) => controller.id === party || processor.id === party,
  );
  const answers = await Promise.all(concerned.map(({ id }) => inForce.inForce(id, now(), null)));
  return strictest(
    answers.flatMap((answer) =>
      answer.ok ? [{ stepUpMs: answer.policy.stepUp.within, limits: answer.policy.terms.limits }] : [],
    ),
  );
}

/** The policies in force now, each with its vendor and source. */
export async function policiesUnder({ agreements, inForce, now }: InForceNow) {
  const answers = (await agreements.list()).map(async ({ id, processor, source }) => {
    const terms = await inForce.inForce(id, now());
    return terms.ok ? [{ policy: terms.policy, vendor: processor.id, source }] : [];
  });
  return (await Promise.all(answers)).flat();
}
