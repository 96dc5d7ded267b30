import { askReveal } from './approvals/index.ts';
import type { House } from './compose.ts';
import type { WorkspaceDeps } from './doors/workspace/desk.ts';

/** What the workspace needs of the house; doors for an agent's other tools open a ticket in the same way. */
export function composeWorkspace(house: House): WorkspaceDeps {
  const { identity, now, tickets, rebinds, reveals } = house;
  return {
    gate: house.gate,
    tickets,
    rebinds,
    reveals,
    originals: house.originals,
    screen: { screen: house.screen, ledger: house.ledger, now },
    inForce: house.inForce,
    cover: house.cover,
    assignments: house.assignments,
    exceptions: house.exceptions,
    upstream: house.upstream,
    now,
    sealing: identity.sealing,
    protocols: house.protocols,
    askSecondPerson: async (...asked: Parameters<WorkspaceDeps['askSecondPerson']>) => {
      await askReveal({ ...house.approvalDeps, secrets: house.gatePorts.secrets }, ...asked);
    },
  };
}
