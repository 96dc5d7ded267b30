import type { TestInstallation } from './installation.ts';

/**
 * The first ticket that an agent of the demo has, of a customer whom the company's side bound.
 * @throws when there is none
 */
export async function boundTicket({ house }: TestInstallation, person: string): Promise<string> {
  const tickets = await house.tickets.assignedTo(person);
  const found = tickets.find(({ binding }) => binding !== null && binding.by !== 'agent');
  if (found === undefined) throw new Error(`${person} has no bound ticket`);
  return found.id;
}
