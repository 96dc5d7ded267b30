import type { Role } from '../../identity/index.ts';

/** Who sees how people stand with their courses. */
export const LOOKS = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager', 'auditor'] as const),
  ...(['vendor-admin', 'team-lead'] as const),
] as const satisfies readonly Role[];

export const ASSIGNS = [
  ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-admin', 'team-lead'] as const),
] as const satisfies readonly Role[];

export const RULES = ['company-admin', 'privacy-officer', 'vendor-admin'] as const satisfies readonly Role[];

export function mayAssign(role: Role): boolean {
  return ASSIGNS.some((one) => one === role);
}

export function mayRule(role: Role): boolean {
  return RULES.some((one) => one === role);
}
