import { Table } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import classes from './TableFrame.module.css';

/** What a list is sorted by; `-name` in the URL is descending. */
export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}

interface SortHeaderProps {
  readonly by: string;
  readonly label: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly numeric?: boolean;
}

/** A column heading that sorts. */
export function SortHeader({ by, label, sort, onSort, numeric = false }: SortHeaderProps) {
  const active = sort.by === by;
  const Icon = !active ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th
      scope="col"
      className={numeric ? 'num' : ''}
      aria-sort={!active ? 'none' : sort.descending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={classes.sort}
        onClick={() => {
          onSort({ by, descending: active && !sort.descending });
        }}
      >
        {label}
        <Icon size={14} stroke={1.6} aria-hidden />
      </button>
    </Table.Th>
  );
}
