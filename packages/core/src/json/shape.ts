import type { Field } from '../kernel/index.ts';
import { parsePath, type Step } from './path.ts';

/**
 * The fields of a record as a tree: what is not in it does not exist for anybody. A leaf is one field; its name is its
 * path in the record.
 */
export type Shape =
  | { readonly kind: 'leaf'; readonly field: Field }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Shape> }
  | { readonly kind: 'array'; readonly element: Shape };

interface Branch {
  field?: Field;
  element?: Branch;
  readonly members: Map<string, Branch>;
}

/**
 * @returns null when a field's name is no path, or two fields claim one place: a value cannot be a text and an object
 */
export function shapeOfFields(fields: readonly Field[]): Shape | null {
  const root: Branch = { members: new Map() };
  for (const field of fields) {
    const path = parsePath(field.name);
    if (path === null || path.length === 0) return null;
    path.reduce(branchTo, root).field ??= field;
  }
  const shape = closed(root);
  return shape !== null && leavesOf(shape) === fields.length ? shape : null;
}

function branchTo(branch: Branch, step: Step): Branch {
  if (step === 'each') return (branch.element ??= { members: new Map() });
  const known = branch.members.get(step.member) ?? { members: new Map<string, Branch>() };
  branch.members.set(step.member, known);
  return known;
}

function closed({ field, element, members }: Branch): Shape | null {
  const kinds = [field !== undefined, element !== undefined, members.size > 0].filter(Boolean).length;
  if (kinds > 1) return null;
  if (field !== undefined) return { kind: 'leaf', field };
  if (element !== undefined) {
    const below = closed(element);
    return below && { kind: 'array', element: below };
  }
  const closedMembers = new Map<string, Shape>();
  for (const [name, branch] of members) {
    const below = closed(branch);
    if (below === null) return null;
    closedMembers.set(name, below);
  }
  return { kind: 'object', members: closedMembers };
}

function leavesOf(shape: Shape): number {
  if (shape.kind === 'leaf') return 1;
  if (shape.kind === 'array') return leavesOf(shape.element);
  return [...shape.members.values()].reduce((sum, member) => sum + leavesOf(member), 0);
}
