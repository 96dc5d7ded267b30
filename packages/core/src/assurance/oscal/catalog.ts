import { open, type Head } from './document.ts';
import { isObject, objectsAt, textAt, textOrNull, type OscalObject } from './json.ts';

/** A control of a catalog, without its text. */
export interface CatalogControl {
  readonly id: string;
  readonly title: string;
  /** Titles of the groups it is in, outermost first. */
  readonly groups: readonly string[];
  /** The control that it is an enhancement of. */
  readonly parent: string | null;
  /** Taken out by the catalog's author; nothing can be mapped to it. */
  readonly withdrawn: boolean;
}

export interface Catalog {
  readonly head: Head;
  /** In the catalog's order, each before those below it. */
  readonly controls: readonly CatalogControl[];
}

/**
 * A framework's controls, from groups within groups and controls within controls.
 * @param document a catalog that the schema holds for, as deep as its reader allowed
 */
export function readCatalog(document: OscalObject): Catalog {
  const { head, rest } = open(document);
  return { head, controls: [...controlsIn(rest, [], null)] };
}

function* controlsIn(
  from: OscalObject,
  groups: readonly string[],
  parent: string | null,
): Generator<CatalogControl, void, undefined> {
  for (const control of objectsAt(from, 'controls')) {
    const id = textAt(control, 'id');
    yield { id, title: textAt(control, 'title'), groups, parent, withdrawn: isWithdrawn(control) };
    yield* controlsIn(control, groups, id);
  }
  for (const group of objectsAt(from, 'groups')) {
    yield* controlsIn(group, [...groups, textOrNull(group, 'title') ?? ''], null);
  }
}

function isWithdrawn({ props }: OscalObject): boolean {
  if (!Array.isArray(props)) return false;
  return props.filter(isObject).some(({ name, value }) => name === 'status' && value === 'withdrawn');
}
