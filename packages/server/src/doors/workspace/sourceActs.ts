import { canonicalText } from '@cordon/ledger';
import type { z } from 'zod';
import type { SourceAct } from '@cordon/core/kernel';
import type { Policy } from '@cordon/core/policy';
import type { SignedIn } from '../../identity/index.ts';
import { actPayload } from './acts.ts';
import { ask, openDesk, Refused, type Desk, type WorkspaceDeps } from './desk.ts';
import type { actBody, actResult, ticketView } from './schemas.ts';

type ActView = z.infer<typeof ticketView>['acts'][number];

/** What the terms let somebody in this role do at the source for a customer, as a person chooses it: without values. */
export function actsOf({ policy, who, work }: Pick<Desk, 'policy' | 'who' | 'work'>): ActView[] {
  if (policy === null || !mayAct(policy, who.principal.role, work.purpose)) return [];
  return policy.dataMap.resources.flatMap(({ name: resource, acts = [] }) =>
    acts.map(({ name, label, says, params }) => ({
      ...{ resource, name, label, says },
      params: params.flatMap((param) => paramOf(param)),
    })),
  );
}

function mayAct({ terms }: Policy, role: string, purpose: string): boolean {
  return terms.permissions.some(
    (permission) =>
      permission.purpose === purpose &&
      permission.roles.includes(role) &&
      permission.operations.includes('act'),
  );
}

function paramOf({ name, label, use }: SourceAct['params'][number]): ActView['params'] {
  switch (use.kind) {
    case 'subject':
    case 'held':
      return [];
    case 'choice':
      return [{ name, label, values: [...use.values], most: 100 }];
    case 'typed':
      return [{ name, label, values: [], most: use.most }];
    case 'key':
    case 'number':
      return [{ name, label, values: [], most: 128 }];
  }
}

/** Does a named thing for the ticket's customer; an act the data map has not is refused like one that is not granted. */
export async function carryOut(
  deps: WorkspaceDeps,
  signedIn: SignedIn,
  id: string,
  body: z.infer<typeof actBody>,
): Promise<z.infer<typeof actResult>> {
  const opened = await openDesk(deps, signedIn, id, 'act');
  if (!opened.ok) throw new Refused(opened, []);
  const { desk } = opened;
  const { resource, values, reason, actId, actAt, signature, valueSalt } = body;
  const found = desk.policy?.dataMap.resources
    .find(({ name }) => name === resource)
    ?.acts?.find(({ name }) => name === body.act);
  if (found === undefined) {
    throw new Refused(
      await deps.gate.refuse(desk.who, desk.work, ask('act', []), 'not-permitted'),
      desk.clauses,
    );
  }
  const literal = canonicalText(values);
  const salt = Buffer.from(valueSalt, 'base64');
  const at = new Date(actAt);
  const words = {
    act: 'act',
    actId,
    actAt: at.toISOString(),
    ticket: id,
    resource,
    field: found.name,
  } as const;
  const payload = actPayload({ ...words, value: { text: literal, salt } });
  const asking = ask('act', [resource], {
    ...{ literal, act: { id: actId, at, payload, signature, salt } },
    reason: { code: reason, text: null },
    flags: [`act:${found.name}`],
  });
  const outcome = await deps.gate.act(desk.who, desk.work, asking, {
    resource,
    act: found,
    values,
    id: actId,
  });
  if (!outcome.ok) throw new Refused(outcome, desk.clauses);
  await deps.tickets.touch(id, deps.now());
  return { entry: outcome.entry, result: outcome.value.result };
}
