import type { Template } from './template.ts';
import { colleagueMails } from './templates/colleague.ts';
import { credentialMails } from './templates/credential.ts';
import { customerTickets } from './templates/customer.ts';

/** All there are. */
export const templates: readonly Template[] = [...credentialMails, ...colleagueMails, ...customerTickets];

export function templateOf(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
