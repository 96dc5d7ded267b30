import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import type { Sort } from '../components/SortHeader.tsx';

type Patch = Readonly<Record<string, string | number | null>>;

/** The page's filters, sort and page as they stand in the address, so that a view is a link. */
export function useUrl(): readonly [URLSearchParams, (patch: Patch, replace?: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (patch: Patch, replace = false) => {
      setSearch(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(patch)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, String(value));
          }
          return next;
        },
        { replace, preventScrollReset: true },
      );
    },
    [setSearch],
  );
  return [search, change];
}

/** The sort order of a list, kept in the address as `sort=name` or `sort=-name`. */
export function useUrlSort(standard: string): readonly [Sort, (sort: Sort) => void] {
  const [search, change] = useUrl();
  const text = search.get('sort') ?? standard;
  const sort = { by: text.replace(/^-/, ''), descending: text.startsWith('-') };
  return [
    sort,
    ({ by, descending }) => {
      change({ sort: `${descending ? '-' : ''}${by}` }, true);
    },
  ];
}
