import { canonical, hash, list, taskName, text, textOrNull } from './signedSpelling.ts';
import type { SignsAs } from './toSign.ts';

/** A sub-processor's contract. */
interface Contract {
  readonly version?: number;
  readonly contractDate?: string;
  readonly reference?: string;
  readonly documentHash?: string;
}

function about(act: string): SignsAs {
  return ([agreement = '', sub = ''], { reason }) => ({
    act: `sub-processor-${act}`,
    words: { agreement, sub, ...(reason !== undefined && { reason: hash(canonical(reason)) }) },
  });
}

/** What is signed of agreements, from the offer to the end. */
export const signedOfAgreements: readonly (readonly [path: string, as: SignsAs])[] = [
  ['/api/agreements/:id/offer', ([agreement = '']) => ({ act: 'agreement-offered', words: { agreement } })],
  [
    '/api/agreements/:id/withdraw',
    ([agreement = '']) => ({ act: 'agreement-withdrawn', words: { agreement } }),
  ],
  [
    '/api/agreements/:id/renew',
    ([agreement = ''], { from, until }) => ({
      act: 'agreement-drafted',
      words: {
        ...{ agreement, renewal: true, from: textOrNull(from), until: textOrNull(until) },
      },
    }),
  ],
  [
    '/api/agreements/:id/sub-processors',
    ([agreement = ''], { flowDown, salt: _, ...proposal }) => {
      const { documentHash = null, ...contract } = (flowDown ?? {}) as Contract;
      return {
        act: 'sub-processor-proposed',
        words: {
          ...{ agreement, proposal: hash(canonical(proposal)) },
          flowDown: flowDown === undefined ? null : hash(canonical({ ...contract, documentHash })),
        },
      };
    },
  ],
  ['/api/agreements/:id/sub-processors/:sub/object', about('objected')],
  ['/api/agreements/:id/sub-processors/:sub/approve', about('approved')],
  ['/api/agreements/:id/sub-processors/:sub/withdraw', about('withdrawn')],
  ['/api/agreements/:id/sub-processors/:sub/end', about('ended')],
  [
    '/api/agreements/:id/sub-processors/:sub/flow-down',
    ([agreement = '', sub = ''], body) => {
      const { version = 0, contractDate = '', reference = '', documentHash = null } = body as Contract;
      return {
        act: 'sub-processor-bound',
        words: {
          ...{ agreement, sub, version, contractDate, reference: hash(canonical(reference)) },
          document: documentHash,
        },
      };
    },
  ],
  [
    '/api/agreements/:id/suspend',
    ([agreement = '']) => ({ act: 'agreement-suspended', words: { agreement } }),
  ],
  ['/api/agreements/:id/resume', ([agreement = '']) => ({ act: 'agreement-resumed', words: { agreement } })],
  [
    '/api/agreements/:id/end',
    ([agreement = ''], { reason = 'terminated', strand = false }) => ({
      act: 'agreement-ended',
      words: { agreement, reason: text(reason), strand: strand === true },
    }),
  ],
  [
    '/api/agreements/:id/assignments',
    ([agreement = ''], { people }) => ({
      act: 'assignment-made',
      words: { agreement, people: list(people) },
    }),
  ],
  [
    '/api/agreements/:id/handover',
    ([agreement = ''], { to, from = 'vendor' }) => ({
      act: 'conversations-handed-over',
      words: { agreement, handTo: to === null ? null : text(to), handFrom: text(from) },
    }),
  ],
  [
    '/api/agreements/:id/closing/choose',
    ([agreement = ''], { tasks, choice }) => ({
      act: 'closing-task-chosen',
      words: {
        ...{ agreement, choice: text(choice) },
        tasks: list(Array.isArray(tasks) ? tasks.map(taskName) : tasks),
      },
    }),
  ],
  [
    '/api/agreements/:id/closing/done',
    ([agreement = ''], { task, method, evidence, statement, kept }) => {
      const { law, until } = (kept ?? {}) as { readonly law?: string; readonly until?: string };
      return {
        act: 'closing-task-done',
        words: {
          ...{ agreement, task: taskName(task), method: text(method), statement: hash(text(statement)) },
          evidence: evidence === null ? null : text(evidence),
          ...{ kept: law === undefined ? null : hash(law), keptUntil: until ?? null },
        },
      };
    },
  ],
  [
    '/api/agreements/:id/closing/judge',
    ([agreement = ''], { task, dispute }) =>
      dispute === null
        ? { act: 'closing-task-confirmed', words: { agreement, task: taskName(task) } }
        : {
            act: 'closing-task-disputed',
            words: { agreement, task: taskName(task), reason: hash(text(dispute)) },
          },
  ],
  [
    '/api/agreements/:id/holds',
    ([agreement = ''], { category, reason }) => ({
      act: 'legal-hold-placed',
      words: { agreement, category: category === null ? null : text(category), reason: text(reason) },
    }),
  ],
  [
    '/api/agreements/:id/holds/:hold/lift',
    async ([agreement = '', hold = ''], { keep }, read) => {
      const words = { agreement, hold };
      if (keep === true) return { act: 'legal-hold-kept', words };
      const { holds = [] } = (await read(`/api/agreements/${agreement}/closing`)) as {
        holds?: readonly { id: string; liftAskedBy: unknown }[];
      };
      const asked = (holds.find(({ id }) => id === hold)?.liftAskedBy ?? null) !== null;
      return { act: asked ? 'legal-hold-lifted' : 'legal-hold-lift-asked', words };
    },
  ],
  [
    '/api/agreements/:id/destruction',
    ([agreement = '']) => ({ act: 'destruction-asked', words: { agreement } }),
  ],
  [
    '/api/agreements/:id/destruction/:destruction/approve',
    ([agreement = '', destruction = '']) => ({
      act: 'destruction-approved',
      words: { agreement, destruction },
    }),
  ],
];
