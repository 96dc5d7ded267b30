import type { Terms } from '../kernel/index.ts';
import type { Problem } from './policy.ts';

/** Without these nothing would bound what a permission for every customer shows. */
export const EVERY_LIMITS = ['group-size', 'subjects-per-day'] as const;

/**
 * What terms with a permission for every customer must hold to: it lets an account read and nothing else, no role reads for one
 * purpose both ways (the stricter of two row scopes would depend on who asks), and both of its limits stand.
 * @param terms whose form is good
 */
export function checkEvery({ permissions, limits }: Terms): readonly Problem[] {
  const every = permissions.filter(({ subjects }) => subjects === 'every-customer');
  const [first] = every;
  if (first === undefined) return [];
  return [
    ...every
      .filter(({ operations }) => operations.some((operation) => operation !== 'read'))
      .map(({ clause }) => ({
        clause,
        problem: 'a permission for every customer is to read and nothing else',
      })),
    ...every.flatMap(({ clause, purpose, roles }) =>
      permissions
        .filter((other) => other.subjects !== 'every-customer' && other.purpose === purpose)
        .flatMap((other) => roles.filter((role) => other.roles.includes(role)))
        .map((role) => ({
          clause,
          problem: `${role} reads for ${purpose} by a ticket in hand as well: for every customer it needs a purpose of its own`,
        })),
    ),
    ...EVERY_LIMITS.filter((kind) => !limits.some((limit) => limit.kind === kind)).map((kind) => ({
      clause: first.clause,
      problem: `a permission for every customer needs a limit ${kind}`,
    })),
  ];
}
