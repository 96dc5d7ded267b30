import { actCall, actValue, type ActValue } from '@cordon/core/api';
import type { ActParam, CaseValue, Resource, SourceAct } from '@cordon/core/kernel';
import { maskCell } from '@cordon/core/masking';
import { covers, effectiveView } from '@cordon/core/policy';
import type { Case } from './asking.ts';
import { rawCaseValues } from './caseValues.ts';
import { readCase } from './operations.ts';
import type { Carried, NotCarried, Passed } from './passed.ts';
import type { ActResult, GatePorts } from './ports.ts';
import { holdToProtocol } from './protocol.ts';

/** What a person asks to be done at a source, without seeing what it is done with. */
export interface Order {
  readonly resource: string;
  readonly act: SourceAct;
  /** What was typed or chosen, by parameter. */
  readonly values: Readonly<Record<string, string>>;
  /** Of the signed act: goes along, so that an API does the same thing once (Idempotency-Key). */
  readonly id: string;
}

/**
 * Carries out a named act of the data map. Its call is made from the map and from nothing a client spelled; a customer's own
 * values go into the places that hold them and come back nowhere. Entered before it is sent; what became of it, after. What
 * the API answers is not read.
 */
export async function carryOutAct(
  ports: GatePorts,
  work: Case,
  passed: Passed,
  order: Order,
): Promise<Carried<{ result: ActResult }> | NotCarried> {
  const { subject, policy } = passed;
  const { act } = order;
  const resource = policy.dataMap.resources.find(({ name }) => name === order.resource);
  if (resource === undefined || subject === '') return { refuse: 'not-in-scope' };
  if (Object.keys(order.values).some((name) => !isGiven(act, name))) return { refuse: 'parameter-refused' };
  if (!isGranted(passed, resource, act)) return { refuse: 'field-not-granted' };
  const own = await rawCaseValues(ports, work, passed);
  for (const { name, use } of act.params) {
    const typed = order.values[name];
    if (use.kind !== 'typed' || typed === undefined) continue;
    const meantFor = use.category === null ? [] : [use.category];
    const held = await holdToProtocol(ports, work, passed, 'act', typed, own, meantFor);
    if (!held.ok) return { refuse: held.code, breaches: held.breaches };
  }
  const values = new Map<string, ActValue>();
  for (const param of act.params) {
    const value = await valueOf({ ports, work, passed, resource, own }, param, order.values[param.name]);
    if (value === null) return { refuse: 'parameter-refused' };
    values.set(param.name, value);
  }
  const call = actCall(act, values);
  if (call === null) return { refuse: 'parameter-refused' };
  const refused = await passed.intent(act.name);
  if (refused !== null) return { refuse: refused };
  const result = await ports.apis.act(work.source, { ...call, idempotencyKey: order.id });
  return {
    value: { result },
    ...{ result, text: act.name },
    uses: [{ kind: 'subject', subject: ports.secrets.countingKey(subject) }],
  };
}

/** What a person gives; the rest the gate puts in. */
function isGiven({ params }: SourceAct, name: string): boolean {
  const use = params.find((param) => param.name === name)?.use.kind;
  return use !== undefined && use !== 'subject' && use !== 'held';
}

/** Every value that goes along is of a field, or a category, that the terms let this role act with. */
function isGranted({ parts }: Passed, { name, fields }: Resource, { params }: SourceAct): boolean {
  const granted = parts.find(({ resource }) => resource === name)?.decision.treatments ?? {};
  const categories = fields.filter((field) => field.name in granted).map(({ category }) => category);
  return params.every(({ use }) => {
    if (use.kind === 'held') return use.field in granted;
    return (
      use.kind !== 'typed' || use.category === null || categories.some((one) => akin(one, use.category ?? ''))
    );
  });
}

interface At {
  readonly ports: GatePorts;
  readonly work: Case;
  readonly passed: Passed;
  readonly resource: Resource;
  readonly own: readonly CaseValue[];
}

async function valueOf(at: At, param: ActParam, given: string | undefined): Promise<ActValue | null> {
  const { passed, resource, own } = at;
  const { use } = param;
  if (use.kind === 'subject') return passed.subject;
  if (use.kind === 'held') {
    return own.find((one) => one.resource === resource.name && one.field === use.field)?.value ?? null;
  }
  const value = given === undefined ? null : actValue(param, given);
  if (value === null) return null;
  if (use.kind === 'key') return (await isOwnKey(at, String(value))) ? value : null;
  return use.kind === 'typed' && use.category !== null ? meant(at, String(value), use.category) : value;
}

/** A record of somebody else and none at all are refused alike. */
async function isOwnKey({ ports, work, passed, resource }: At, key: string): Promise<boolean> {
  const { value } = await readCase(ports, work, {
    ...passed,
    parts: passed.parts.filter((part) => part.resource === resource.name),
  });
  return value.tables.some(({ rows }) => rows.some((row) => row.key === key));
}

/**
 * What a person typed may be what the card shows in place of a value: then the value itself is meant. Only into a place of
 * the same category, and only when it stands for one value; the person learns neither which nor whether.
 */
function meant(at: At, typed: string, category: string): string | null {
  const { ports, work, passed } = at;
  const { policy, role } = passed;
  const context = { hmac: (text: string) => ports.secrets.token(work.source, text) };
  const standing = at.own.filter((one) => {
    if (!akin(one.category, category)) return false;
    const field = policy.dataMap.resources
      .find(({ name }) => name === one.resource)
      ?.fields.find(({ name }) => name === one.field);
    const view = effectiveView(policy, role, work.purpose, one.resource);
    const how = view.find((shown) => shown.field === one.field)?.treatment ?? 'hidden';
    if (field === undefined || !['partial', 'generalise', 'token'].includes(how)) return false;
    return maskCell(how, one.value, field.type, field.category, context) === typed;
  });
  const meantValues = new Set(standing.map(({ value }) => value));
  if (meantValues.size > 1) return null;
  return standing[0]?.value ?? typed;
}

function akin(one: string, other: string): boolean {
  return covers(one, other) || covers(other, one);
}
