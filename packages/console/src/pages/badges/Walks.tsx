import { Anchor, Collapse, Image, List, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { InspectionView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';

/** Walks through a site, the newest first: what failed, with its note and painted pictures. */
export function Walks({ site }: { readonly site: string }) {
  const read = useRead('/api/sites/:id/inspections', { id: site });
  return (
    <section aria-labelledby="walks">
      <Title order={2} id="walks" mb="xs">
        Walks through it
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data?.inspections.length === 0 && <Text c="dimmed">Nobody walked through this site yet.</Text>}
      {read.data?.inspections.map((walk) => (
        <Walk key={walk.id} walk={walk} />
      ))}
    </section>
  );
}

function Walk({ walk: { id, at, by, items, entry } }: { readonly walk: InspectionView }) {
  const [open, setOpen] = useState(false);
  const failed = items.filter(({ verdict }) => verdict === 'fail');
  return (
    <article aria-label={`Walk of ${by.name}`}>
      <Text>
        <StatusMark tone={failed.length === 0 ? 'good' : 'warn'}>
          {failed.length === 0 ? 'Passed' : `${count(failed.length, 'item')} failed`}
        </StatusMark>{' '}
        {by.name}
        {by.company ? '' : ' (the vendor itself)'}, <Time at={at} />, entry <EntryLink entry={entry} />
      </Text>
      {failed.length > 0 && (
        <>
          <Anchor
            component="button"
            type="button"
            size="sm"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {open ? 'Hide what failed' : 'What failed'}
          </Anchor>
          <Collapse expanded={open}>
            <List>
              {failed.map(({ item, text, note, photos }) => (
                <List.Item key={item}>
                  {text}
                  {note !== '' && `: ${note}`}
                  {open && photos.map((photo) => <Photo key={photo} walk={id} photo={photo} of={text} />)}
                </List.Item>
              ))}
            </List>
          </Collapse>
        </>
      )}
    </article>
  );
}

interface PhotoProps {
  readonly walk: string;
  readonly photo: string;
  /** What it was taken for. */
  readonly of: string;
}

function Photo({ walk, photo, of }: PhotoProps) {
  const read = useRead('/api/inspections/:id/photos/:photo', { id: walk, photo });
  if (read.data === undefined) return null;
  return (
    <Image src={`data:image/jpeg;base64,${read.data.jpeg}`} alt={`Painted picture for: ${of}`} maw={480} />
  );
}
