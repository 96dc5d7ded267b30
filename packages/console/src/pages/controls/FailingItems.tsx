import { List, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ControlsView, ControlTestView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';

interface FailingItemsProps {
  readonly last: NonNullable<ControlTestView['last']>;
  readonly names: ControlsView['names'];
  /** Whether the reader has pages of single people. */
  readonly linked: boolean;
}

/** The first things for which a control does not hold, each by its name and with the way to it. */
export function FailingItems({ last, names, linked }: FailingItemsProps) {
  const { failing, failed } = last;
  if (failing.length === 0) return null;
  const more = (failed ?? failing.length) - failing.length;
  return (
    <>
      <List size="sm" mt={6} aria-label="What fails">
        {failing.map(({ id, why }, nth) => (
          <List.Item key={`${id} ${String(nth)}`}>
            <Item id={id} names={names} linked={linked} />: {why}
          </List.Item>
        ))}
      </List>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          And {more.toLocaleString('en')} more; the first say enough to begin with.
        </Text>
      )}
    </>
  );
}

type Named = Pick<FailingItemsProps, 'names' | 'linked'> & { readonly id: string };

function Item({ id, names, linked }: Named) {
  const entry = /^entry (\d+)$/.exec(id)?.[1];
  if (entry !== undefined) return <EntryLink entry={Number(entry)} />;
  // An item may be told by several ids at once, such as a person and a country.
  return id.split(' ').map((part, nth) => (
    <span key={part}>
      {nth > 0 && ' '}
      <Part id={part} names={names} linked={linked} />
    </span>
  ));
}

const PAGES = { per: 'people', agr: 'agreements', inc: 'incidents' } as const;

function Part({ id, names, linked }: Named) {
  const name = names.find((one) => one.id === id)?.name ?? id;
  const kind = id.slice(0, 3);
  const page = kind === 'per' || kind === 'agr' || kind === 'inc' ? PAGES[kind] : null;
  if (page === null || !linked || id[3] !== '_') return name;
  return (
    <Link className="link" to={`/${page}/${id}`}>
      {name}
    </Link>
  );
}
