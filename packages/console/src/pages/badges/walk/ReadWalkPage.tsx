import { Code, Image, List, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api/query.ts';
import type { InspectionView } from '../../../api/types.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';

type Item = InspectionView['items'][number];

const GROUPS = [
  { verdict: 'fail', title: 'Failed' },
  { verdict: 'pass', title: 'Passed' },
  { verdict: 'na', title: 'Not there to look at' },
] as const;

/** A walk as it was signed: each item with its note and painted pictures, and what was signed. */
export default function ReadWalkPage() {
  const { site = '', walk = '' } = useParams();
  const read = useRead('/api/inspections/:id', { id: walk });
  const seen = read.data;
  return (
    <>
      <PageHead
        title="A walk through a site"
        lead={
          seen !== undefined && (
            <>
              {seen.by.name}
              {seen.by.company ? '' : ', of the vendor itself'}, <Time at={seen.at} stamp />
            </>
          )
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {seen === undefined ? (
        read.error === null && <Loading what="walk" height={300} />
      ) : (
        <Stack gap="xl" maw={720}>
          {GROUPS.map(({ verdict, title }) => {
            const items = seen.items.filter((item) => item.verdict === verdict);
            return (
              items.length > 0 && (
                <section key={verdict} aria-labelledby={`walk-${verdict}`}>
                  <Title order={2} id={`walk-${verdict}`} mb="xs">
                    {title} ({items.length})
                  </Title>
                  <List>
                    {items.map((item) => (
                      <Seen key={item.item} walk={walk} item={item} />
                    ))}
                  </List>
                </section>
              )
            );
          })}
          <section aria-labelledby="walk-signed">
            <Title order={2} id="walk-signed" mb="xs">
              As it was signed
            </Title>
            <Text size="sm">
              Entry <EntryLink entry={seen.entry} /> keeps the signature over this hash of all answers and
              pictures:
            </Text>
            <Code block>{seen.statement}</Code>
          </section>
          <Link className="link" to={`/badges/${site}`}>
            Back to the site
          </Link>
        </Stack>
      )}
    </>
  );
}

function Seen({
  walk,
  item: { verdict, text, note, photos },
}: {
  readonly walk: string;
  readonly item: Item;
}) {
  return (
    <List.Item>
      {verdict === 'fail' ? <StatusMark tone="warn">{text}</StatusMark> : text}
      {note !== '' && <Text size="sm">{note}</Text>}
      {photos.map((photo) => (
        <Photo key={photo} walk={walk} photo={photo} of={text} />
      ))}
    </List.Item>
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
  if (read.error !== null)
    return (
      <Text size="sm" c="dimmed">
        A picture is kept no longer.
      </Text>
    );
  if (read.data === undefined) return null;
  return (
    <Image
      src={`data:image/jpeg;base64,${read.data.jpeg}`}
      alt={`Painted picture for: ${of}`}
      maw={480}
      mt="xs"
    />
  );
}
