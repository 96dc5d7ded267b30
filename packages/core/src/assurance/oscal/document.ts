import { objectAt, present, textAt, textOrNull, without, type OscalObject } from './json.ts';

/** What a document says of itself. */
export interface Head {
  readonly uuid: string;
  readonly title: string;
  readonly version: string;
  /** RFC 3339, as it stands there. */
  readonly lastModified: string;
  readonly oscalVersion: string;
  /** The rest of its metadata. */
  readonly metadata: OscalObject;
}

/** Models of OSCAL 1.2 that are read here, by the name of their root. */
export const oscalModels = ['catalog', 'assessment-results', 'plan-of-action-and-milestones'] as const;

export type OscalModel = (typeof oscalModels)[number];

/** A document taken apart: its model, its head, the rest of its root, and what stands beside the root (`$schema`). */
export interface Opened {
  readonly model: OscalModel;
  readonly head: Head;
  readonly rest: OscalObject;
  readonly beside: OscalObject;
}

/** @returns null for a root that is not read here */
export function modelOf(document: OscalObject): OscalModel | null {
  return oscalModels.find((model) => document[model] !== undefined) ?? null;
}

/**
 * @param document one that the schema holds for
 * @throws for a root that is not read here
 */
export function open(document: OscalObject): Opened {
  const model = modelOf(document);
  if (model === null) throw new Error('not a model that is read here');
  const root = objectAt(document, model);
  const metadata = objectAt(root, 'metadata');
  return {
    model,
    head: {
      uuid: textAt(root, 'uuid'),
      title: textAt(metadata, 'title'),
      version: textAt(metadata, 'version'),
      lastModified: textAt(metadata, 'last-modified'),
      oscalVersion: textAt(metadata, 'oscal-version'),
      metadata: without(metadata, 'title', 'version', 'last-modified', 'oscal-version'),
    },
    rest: without(root, 'uuid', 'metadata'),
    beside: without(document, model),
  };
}

/** The document again. */
export function close({ model, head, rest, beside }: Opened): OscalObject {
  const { uuid, title, version, lastModified, oscalVersion, metadata } = head;
  return {
    ...beside,
    [model]: {
      uuid,
      metadata: { title, 'last-modified': lastModified, version, 'oscal-version': oscalVersion, ...metadata },
      ...rest,
    },
  };
}

/** A part that has an id, a title and a description, as most have. */
export interface Described {
  readonly uuid: string;
  readonly title: string | null;
  readonly description: string;
}

export function describedOf(from: OscalObject): Described {
  return {
    uuid: textAt(from, 'uuid'),
    title: textOrNull(from, 'title'),
    description: textAt(from, 'description'),
  };
}

export function describedMembers({ uuid, title, description }: Described): OscalObject {
  return present({ uuid, title, description });
}
