import { Tooltip } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { Time } from './Time.tsx';
import { absolute } from './instant.ts';

interface EntryLinkProps {
  readonly entry: number;
  /** When given, the time stands in the link too, absolute on hover and focus. */
  readonly at?: string;
}

/** Opens the drawer of a ledger entry over the page that shows it. */
export function EntryLink({ entry, at }: EntryLinkProps) {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  params.set('entry', String(entry));
  const to = `${pathname}?${params.toString()}`;
  if (at === undefined) {
    return (
      <Link className="link" to={to}>
        entry {entry}
      </Link>
    );
  }
  return (
    <Tooltip label={absolute(at)}>
      <Link className="link" to={to}>
        {entry}, <Time at={at} bare />
      </Link>
    </Tooltip>
  );
}
