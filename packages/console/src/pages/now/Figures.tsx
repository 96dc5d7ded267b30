import { Popover, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';
import type { Overview } from '../../api/types.ts';
import classes from './now.module.css';

interface Figure {
  readonly label: string;
  readonly value: number;
  readonly means: string;
  /** Where the things counted are listed. */
  readonly to: string;
  readonly go: string;
}

/** The counts of the day; each says on a click what it counts and where to see it. */
export function Figures({ overview }: { readonly overview: Overview }) {
  const figures: readonly Figure[] = [
    {
      label: 'Allowed in 24 hours',
      value: overview.accessesToday,
      means:
        'Accesses to customer data of the last 24 hours that were allowed: reads, lookups, confirms, reveals, notes, replies.',
      to: '/accesses?ok=true&kind=data&last=24h',
      go: 'See them',
    },
    {
      label: 'Refused in 24 hours',
      value: overview.refusedToday,
      means:
        'Accesses to customer data of the last 24 hours that a clause or a house rule refused. Nothing was shown.',
      to: '/accesses?ok=false&kind=data&last=24h',
      go: 'See them',
    },
    {
      label: 'Values on screen in clear',
      value: overview.openReveals,
      means: 'Reveals that have not expired yet. Each closes by itself, and at once when its agreement ends.',
      to: '/accesses?ok=true&kind=reveal&last=1h',
      go: 'See the reveals',
    },
    {
      label: 'Live sessions',
      value: overview.liveSessions,
      means:
        'Sign-ins of people of all parties that have not ended. Ending an agreement closes those of its vendor.',
      to: '/vendors',
      go: 'See the vendors',
    },
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      {figures.map((figure) => (
        <FigureCard key={figure.label} figure={figure} />
      ))}
    </SimpleGrid>
  );
}

function FigureCard({ figure: { label, value, means, to, go } }: { readonly figure: Figure }) {
  return (
    <Popover width={300} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.figure}>
          <Text span className={classes.value}>
            {value.toLocaleString('en')}
          </Text>
          <Text span size="sm">
            {label}
          </Text>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Text size="sm" mb={6}>
          {means}
        </Text>
        <Link className="link" to={to}>
          {go}
        </Link>
      </Popover.Dropdown>
    </Popover>
  );
}
