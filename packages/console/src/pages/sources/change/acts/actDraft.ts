import { actCall, actNames, actProblems, type ActValue } from '@cordon/core/api';
import type { ActParam, ActTemplate, SourceAct } from '@cordon/core/kernel';
import type { ActMap, ResourceMap } from '../../../../api/types.ts';

/** An act of the map as somebody writes it: its body is text that may not be JSON yet. */
export interface ActDraft extends Omit<SourceAct, 'body' | 'params'> {
  readonly body: string;
  /** As described so far; what the path and the body do not name is kept for when they do. */
  readonly params: readonly ActParam[];
}

type Endpoint = Pick<ResourceMap, 'name' | 'fields' | 'acts'>;

export const BLANK: ActDraft = {
  ...{ name: '', label: '', says: '', method: 'POST', path: '/' },
  ...{ params: [], body: '' },
};

export function draftOf({ body, ...act }: ActMap): ActDraft {
  return { ...act, body: body === undefined ? '' : JSON.stringify(body, null, 2) };
}

/** @returns null for what is no JSON object */
function templateIn(text: string): Readonly<Record<string, ActTemplate>> | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Readonly<Record<string, ActTemplate>>)
      : null;
  } catch {
    return null;
  }
}

/** The act as far as it is written, with a description for each name that its path and body have a place for. */
export function actOf({ body, params, ...draft }: ActDraft): SourceAct {
  const template = body.trim() === '' ? null : templateIn(body);
  const act = { ...draft, ...(template !== null && { body: template }) };
  const described = actNames(act).map(
    (name) =>
      params.find((param) => param.name === name) ?? {
        ...{ name, label: name },
        use: draft.path.includes(`{${name}}`) ? ({ kind: 'subject' } as const) : typed(null),
      },
  );
  return { ...act, params: described };
}

export function typed(category: string | null): Extract<ActParam['use'], { kind: 'typed' }> {
  return { kind: 'typed', category, most: 100 };
}

/** The act as the map keeps it. */
export function mapOf({ body, ...act }: SourceAct): ActMap {
  return {
    ...act,
    params: act.params.map(({ use, ...rest }) => ({
      ...rest,
      use: use.kind === 'choice' ? { ...use, values: [...use.values] } : use,
    })),
    ...(body !== undefined && { body: body as Record<string, unknown> }),
  };
}

/**
 * Why an act cannot be kept in the map, by the server's own rules; none when it can.
 * @param others the endpoint's other acts
 */
export function draftProblems(
  draft: ActDraft,
  endpoint: Endpoint,
  others: readonly ActMap[],
): readonly string[] {
  const act = actOf(draft);
  const found = actProblems({ ...endpoint, acts: [act] }).map((why) =>
    why.replace(`${endpoint.name}: ${act.name}: `, ''),
  );
  const { params } = act;
  return [
    ...(draft.body.trim() !== '' && act.body === undefined
      ? ['the body is no JSON object: {"name": "value"}']
      : []),
    ...(others.some(({ name }) => name === act.name) ? ['another act has this name'] : []),
    ...(draft.label.trim() === '' ? ['its button has no words'] : []),
    ...(draft.says.trim() === '' ? ['it does not say what it does'] : []),
    ...params.filter(({ label }) => label.trim() === '').map(({ name }) => `${name} has no words beside it`),
    ...params.flatMap(({ name, use }) =>
      use.kind === 'choice' && use.values.length === 0 ? [`${name} has nothing to choose from`] : [],
    ),
    ...params.flatMap(({ name, use }) =>
      use.kind === 'number' && use.least > use.most ? [`${name} has no number it may be`] : [],
    ),
    ...found,
  ];
}

/** Made up, and shaped like what the category is. */
const MADE_UP: readonly (readonly [category: string, value: string])[] = [
  ['user.contact.email', 'rosa@example.com'],
  ['user.contact.phone_number', '+1 202 555 0123'],
  ['user.contact.address.street', '12 Sample Street'],
  ['user.contact.address.postal_code', '57108'],
  ['user.name', 'Rosa Example'],
];

function madeUp({ use }: ActParam, { fields }: Endpoint): ActValue {
  const like = (category: string | undefined, otherwise: string): string =>
    MADE_UP.find(([of]) => category === of || category?.startsWith(`${of}.`) === true)?.[1] ?? otherwise;
  switch (use.kind) {
    case 'subject':
      return '1042';
    case 'key':
      return '77';
    case 'held':
      return like(fields.find(({ name }) => name === use.field)?.category, 'what is on file');
    case 'typed':
      return like(use.category ?? undefined, 'what was typed').slice(0, use.most);
    case 'choice':
      return use.values[0] ?? '';
    case 'number':
      return use.least;
  }
}

/** The call with made-up values, as it would go to the API; null while it is not whole. */
export function sampleCall(draft: ActDraft, endpoint: Endpoint): string | null {
  const act = actOf(draft);
  const call = actCall(act, new Map(act.params.map((param) => [param.name, madeUp(param, endpoint)])));
  if (call === null) return null;
  const address = `${call.method} /${call.segments.join('/')}`;
  return call.body === null ? address : `${address}\n${JSON.stringify(JSON.parse(call.body), null, 2)}`;
}
