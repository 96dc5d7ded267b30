import '@mantine/spotlight/styles.css';
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import type { SpotlightActionData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead, useSend } from '../api/query.ts';
import { useMe } from './me.ts';
import { linkTo, mayOpen, navOf, pages } from './pages.ts';
import { setPaletteOpener } from './paletteState.ts';
import { signOut } from './signOut.ts';

/** Go, find and do by typing. */
export default function Palette({ onKeys }: { readonly onKeys: () => void }) {
  const [query, setQuery] = useState('');
  const actions = useActions(query, onKeys);

  useEffect(() => {
    setPaletteOpener(spotlight.open);
    spotlight.open();
    return () => {
      setPaletteOpener(null);
    };
  }, []);

  return (
    <Spotlight
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      nothingFound="Nothing by that name. Try a page, a vendor, a ticket or an entry number."
      highlightQuery
      limit={12}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Find or go to' } }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: 'Page, vendor, agreement, ticket or entry number',
        'aria-label': 'Find or go to',
      }}
    />
  );
}

/** After the palette is gone from the page. */
function printPage(): void {
  window.setTimeout(() => {
    window.print();
  }, 300);
}

function useActions(query: string, onKeys: () => void): SpotlightActionData[] {
  const { person } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const may = (path: string): boolean =>
    pages.some((page) => linkTo(page) === path && mayOpen(page, person.role));
  const agreements = useRead('/api/agreements', {}, { enabled: may('/agreements') });
  const vendors = useRead('/api/vendors', {}, { enabled: may('/vendors') });
  const tickets = useRead('/api/tickets', {}, { enabled: may('/tickets') });

  const next = useSend('POST /api/tickets/next', {}, ['/api/tickets'], ({ id }) => {
    void navigate(`/tickets/${id}`);
  });

  const go = (id: string, label: string, description: string, to: string): SpotlightActionData => ({
    id,
    label,
    description,
    onClick: () => void navigate(to),
  });
  const entry = /^#?(\d{1,15})$/.exec(query.trim())?.[1];
  return [
    ...(entry !== undefined && may('/accesses')
      ? [go('entry', `Entry ${query.trim()}`, 'Open this ledger entry', `/accesses?entry=${entry}`)]
      : []),
    ...navOf(person.role).map((page) => go(page.path, page.title, 'Page', linkTo(page))),
    ...(tickets.data?.items ?? []).map(({ id, externalId, subjectLine }) =>
      go(id, `${externalId} ${subjectLine}`, 'Ticket', `/tickets/${id}`),
    ),
    ...(vendors.data ?? []).map(({ id, name }) => go(id, name, 'Vendor', `/vendors/${id}`)),
    ...(agreements.data ?? []).map(({ id, title, vendor }) =>
      go(id, title, `Agreement with ${vendor.name}`, `/agreements/${id}`),
    ),
    ...(may('/tickets')
      ? [
          {
            id: 'next',
            label: 'Take the next ticket',
            description: 'Do',
            onClick: () => {
              next.mutate({});
            },
          },
        ]
      : []),
    { id: 'keys', label: 'Keyboard keys', description: 'Do', onClick: onKeys },
    { id: 'print', label: 'Print this page', description: 'Do', onClick: printPage },
    {
      id: 'light',
      label: 'Light colours',
      onClick: () => {
        setColorScheme('light');
      },
    },
    {
      id: 'dark',
      label: 'Dark colours',
      onClick: () => {
        setColorScheme('dark');
      },
    },
    {
      id: 'auto',
      label: 'Colours as the system has them',
      onClick: () => {
        setColorScheme('auto');
      },
    },
    { id: 'sign-out', label: 'Sign out', onClick: () => void signOut() },
  ];
}
