import { Failure, type Code, type Plan } from '@cordon/core/kernel';
import type { LookupField, Policy } from '@cordon/core/policy';
import { toHex } from '@cordon/ledger';
import type { Who } from './asking.ts';
import { entryOf, foundText, type Happened } from './entry.ts';
import type { GatePorts } from './ports.ts';

/** A customer is one; `none` and `several` are told apart to nobody but the company. */
export type FoundSubject = { readonly subject: string } | 'none' | 'several';

export interface SubjectLookupPorts extends Pick<GatePorts, 'ledger' | 'secrets' | 'now'> {
  /** At most two subjects: enough to know that it is not one. */
  readonly subjectsOf: (plan: Extract<Plan, { kind: 'lookup' }>) => Promise<readonly string[]>;
}

/** The customer asks about themselves: no clause of an agreement with a vendor allows or forbids it (GDPR Art. 15). */
const PURPOSE = 'data-subject-request';

/** @returns finds the customer of a request by an exact value, through the same view as any look-up, entered before it tells */
export function createSubjectLookup({ ledger, secrets, now, subjectsOf }: SubjectLookupPorts) {
  /** @throws Failure `source-unavailable`, `ledger-unavailable` */
  return async (
    who: Who,
    { source, terms, termsHash }: Policy,
    { resource, field, role, purpose }: LookupField,
    literal: string,
  ): Promise<FoundSubject> => {
    const access = toHex(secrets.salt().subarray(0, 16));
    const enter = async (
      told: Pick<Happened, 'stage' | 'secretResult' | 'found'>,
      code: Code | null,
    ): Promise<void> => {
      const decision = { allow: true, treatments: {}, rights: {}, obligations: [], citations: [] } as const;
      const happened: Happened = {
        ...{ who, at: now(), code, ...told },
        case: { agreement: null, source, purpose: PURPOSE, ticket: null, access },
        asking: {
          ...{ operation: 'lookup', resources: [resource], field, literal, key: null, act: null },
          ...{ reason: null, flags: [] },
        },
        terms: { version: terms.version, hash: termsHash },
        parts: [{ resource, decision, rows: 0 }],
        ...{ citations: [], result: null, text: null, signedBy: null, uses: [] },
      };
      await ledger.append([entryOf(happened, secrets)]);
    };
    const plan = {
      kind: 'lookup',
      source,
      access,
      resource,
      field,
      termsHash,
      purpose,
      role,
      literal,
    } as const;
    let found: readonly string[];
    try {
      found = await subjectsOf(plan);
    } catch (error) {
      await enter({ stage: 'fault', secretResult: null }, codeIn(error));
      throw error;
    }
    const [subject = null, second] = found;
    const one = second === undefined ? subject : null;
    await enter(
      {
        stage: 'access',
        secretResult: one === null ? (subject === null ? 'miss' : 'several') : 'hit',
        found: foundText(one, secrets.salt()),
      },
      null,
    );
    return one === null ? (subject === null ? 'none' : 'several') : { subject: one };
  };
}

function codeIn(error: unknown): Code {
  return error instanceof Failure ? (error as Failure).code : 'internal';
}
