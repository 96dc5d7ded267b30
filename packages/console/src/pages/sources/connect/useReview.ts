import { useState } from 'react';
import type { ActMap, DataMap, FieldMap, SourceDraft } from '../../../api/types.ts';
import { columnKey, withActs, withField, withoutFields } from '../dataMap.ts';

/** A draft in the hands of whoever confirms it. */
export interface Review {
  readonly draft: SourceDraft;
  readonly map: DataMap;
  /** By `columnKey`. */
  readonly left: ReadonlySet<string>;
  readonly touched: ReadonlySet<string>;
  /** Fields that are unclear and that nobody looked at yet. */
  readonly waiting: number;
  readonly change: (
    resource: string,
    field: string,
    patch: Partial<Pick<FieldMap, 'category' | 'label'>>,
  ) => void;
  readonly changeActs: (resource: string, acts: readonly ActMap[]) => void;
  readonly leave: (column: string, leave: boolean) => void;
  /** Says that a field is right as it stands, or takes that back. */
  readonly settle: (column: string, settled: boolean) => void;
  /** What is confirmed, without what is left out. */
  readonly confirmed: () => {
    readonly map: DataMap;
    readonly confirmed: { resource: string; field: string }[];
  };
}

/**
 * Keeps what a person says of a draft. What they change they have looked at.
 * @param leftOut fields that stay out until they are taken in, by `columnKey`
 */
export function useReview(draft: SourceDraft, leftOut: readonly string[] = []): Review {
  const [map, setMap] = useState<DataMap>(draft.map);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(leftOut));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const unclear = draft.findings.filter(({ sure }) => sure === 'unclear');
  const waiting = unclear
    .map(({ resource, field }) => columnKey(resource, field))
    .filter((column) => !touched.has(column) && !left.has(column)).length;
  return {
    ...{ draft, map, left, touched, waiting },
    change(resource, field, patch) {
      setMap((old) => withField(old, resource, field, patch));
      if (patch.category !== undefined) setTouched((old) => withOne(old, columnKey(resource, field), true));
    },
    changeActs(resource, acts) {
      setMap((old) => withActs(old, resource, acts));
    },
    leave(column, leave) {
      setLeft((old) => withOne(old, column, leave));
    },
    settle(column, settled) {
      setTouched((old) => withOne(old, column, settled));
    },
    confirmed() {
      const whole = withoutFields(map, left);
      const fields = whole.resources.flatMap(({ name, fields: own }) =>
        own.map((one) => ({ resource: name, field: one.name })),
      );
      return {
        map: whole,
        confirmed: fields.filter(({ resource, field }) => touched.has(columnKey(resource, field))),
      };
    },
  };
}

function withOne(old: ReadonlySet<string>, one: string, there: boolean): ReadonlySet<string> {
  return new Set(there ? [...old, one] : [...old].filter((other) => other !== one));
}
