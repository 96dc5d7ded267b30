import { FREE_TEXT } from '../../packages/server/src/platform/freeText.ts';

/** A field of a request body that takes any text. */
export interface FreeField {
  readonly route: string;
  /** `.clauses[].text` */
  readonly at: string;
  /** How it is kept from holding personal data, as its schema says; null where that says nothing. */
  readonly how: string | null;
  /** What tells this kind of body from others of the route. */
  readonly beside: Readonly<Record<string, unknown>>;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly [key: string]: unknown;
}

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly requestBody?: { readonly content?: Readonly<Record<string, { schema: Schema }>> } }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What is no free text: one of a list, or of a checked form. */
const FORMS = ['enum', 'const', 'format', 'pattern'] as const;

/** Every field of every request body in an API's document that takes any text. */
export function freeFields({ paths, components }: Document): readonly FreeField[] {
  const found = new Map<string, FreeField>();
  const walk = (
    schema: Schema,
    route: string,
    at: string,
    seen: readonly string[],
    beside: FreeField['beside'] = {},
  ): void => {
    if (schema.$ref !== undefined) {
      if (seen.includes(schema.$ref)) return;
      const named = components.schemas[schema.$ref.replace('#/components/schemas/', '')];
      if (named === undefined) throw new Error(`${schema.$ref} is not there`);
      walk(named, route, at, [...seen, schema.$ref], beside);
    }
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) {
      walk(one, route, at, seen, beside);
    }
    const how = schema[FREE_TEXT];
    if ([schema.type].flat().includes('string') && FORMS.every((form) => schema[form] === undefined)) {
      found.set(`${route} ${at}`, { route, at, how: typeof how === 'string' ? how : null, beside });
    }
    const fixed = at === '' ? constants(schema) : beside;
    for (const [name, one] of Object.entries(schema.properties ?? {})) {
      walk(one, route, `${at}.${name}`, seen, fixed);
    }
    if (schema.items !== undefined) walk(schema.items, route, `${at}[]`, seen, beside);
    if (typeof schema.additionalProperties === 'object') {
      walk(schema.additionalProperties, route, `${at}{}`, seen, beside);
    }
  };
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { requestBody }] of Object.entries(methods)) {
      for (const { schema } of Object.values(requestBody?.content ?? {})) {
        walk(schema, `${method.toUpperCase()} ${path}`, '', []);
      }
    }
  }
  return [...found.values()];
}

function constants({ properties = {} }: Schema): FreeField['beside'] {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, one]) => ('const' in one ? [[name, one.const]] : [])),
  );
}

/** A body with one value at the place of a field, and nothing else but what tells its kind. */
export function bodyWith({ at, beside }: FreeField, value: string): unknown {
  const body = (at.match(/\.\w+|\[\]/g) ?? []).reduceRight<unknown>(
    (inner, step) => (step === '[]' ? [inner] : { [step.slice(1)]: inner }),
    value,
  );
  return { ...(body as object), ...beside };
}
