/**
 * The events of rrweb 2 as far as they are kept: numbers of its wire format, which a recording is stored in.
 * See https://github.com/rrweb-io/rrweb/blob/master/packages/types/src/index.ts
 */

/** Any JSON, as it comes from a browser. */
export type Loose = null | boolean | number | string | readonly Loose[] | LooseObject;
export interface LooseObject {
  readonly [name: string]: Loose | undefined;
}

/** One event of a recording, masked. `timestamp` in epoch milliseconds of the browser. */
export interface RecordedEvent extends LooseObject {
  readonly type: number;
  readonly timestamp: number;
  readonly data: LooseObject;
}

export const EVENT = { loaded: 0, load: 1, snapshot: 2, change: 3, place: 4 } as const;

export const CHANGE = {
  mutation: 0,
  mouseMove: 1,
  mouse: 2,
  scroll: 3,
  resize: 4,
  input: 5,
  touchMove: 6,
  drag: 12,
} as const;

export const NODE = { document: 0, doctype: 1, element: 2, text: 3, cdata: 4, comment: 5 } as const;

export function isObject(value: Loose | undefined): value is LooseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: Loose | undefined): readonly Loose[] {
  return Array.isArray(value) ? (value as readonly Loose[]) : [];
}

/** A finite number, else 0: nothing else may stand where a number is expected. */
export function numberOf(value: Loose | undefined): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

export function textOf(value: Loose | undefined): string {
  return typeof value === 'string' ? value : '';
}
