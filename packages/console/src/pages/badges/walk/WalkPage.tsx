import { inspectionText, type ItemSeen } from '@cordon/core/assurance/badges';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { queryClient, useRead } from '../../../api/query.ts';
import { count } from '../../../components/count.ts';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { FormError } from '../../../components/FormError.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { textHash } from '../../../keys/sha256.ts';
import { WalkItem, type Seen } from './WalkItem.tsx';

const UNSEEN: Seen = { verdict: null, note: '', photos: [] };

/** A walk through a site, item by item, on a phone: signed at the end with what was seen and the painted pictures. */
export default function WalkPage() {
  const { site = '' } = useParams();
  const read = useRead('/api/sites/:id/inspections', { id: site });
  const [all, setAll] = useState<Readonly<Record<string, Seen>>>({});
  const items = (read.data?.items ?? []).map((one) => ({ ...one, seen: all[one.item] ?? UNSEEN }));
  const answered = items.filter(({ seen }) => isAnswered(seen));
  const sign = useMutation({
    mutationFn: async () => {
      const told = items.map(({ item, seen: { verdict, note, photos } }): ItemSeen => {
        const fails = verdict === 'fail';
        return {
          ...{ item, verdict: verdict ?? 'na', note: fails ? note.trim() : '' },
          photos: fails ? photos.map(({ sha256 }) => sha256) : [],
        };
      });
      const named = new Set(told.flatMap(({ photos }) => photos));
      const sent = items.flatMap(({ seen }) => seen.photos).filter(({ sha256 }) => named.has(sha256));
      const photos = [...new Map(sent.map(({ sha256, base64 }) => [sha256, base64])).values()];
      const failed = told.filter(({ verdict }) => verdict === 'fail').length;
      const statement = await textHash(inspectionText({ site, items: told }));
      return sendSigned(
        'POST /api/sites/:id/inspections',
        { id: site },
        { items: told.map((one) => ({ ...one, photos: [...one.photos] })), photos },
        { act: 'inspection-signed', words: { site, statement, failed, photos: photos.length } },
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/sites/:id/inspections'] }),
  });
  if (sign.data !== undefined)
    return <Signed site={site} entry={sign.data.entry} failed={sign.data.failed} />;
  return (
    <>
      <PageHead
        title="Walk through a site"
        lead="Answer as you walk, from the street to the desks. What fails needs a note or a picture."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="checklist" height={300} />
      ) : (
        <Stack gap="md" maw={640}>
          {items.map(({ item, text, seen }) => (
            <WalkItem
              key={item}
              text={text}
              seen={seen}
              onChange={(changed) => {
                setAll((before) => ({ ...before, [item]: changed }));
              }}
            />
          ))}
          <FormError error={sign.error} />
          <Text size="sm" role="status">
            {answered.length === items.length
              ? 'Everything is answered.'
              : `${count(items.length - answered.length, 'item')} left.`}
          </Text>
          <Button
            size="md"
            disabled={answered.length < items.length}
            loading={sign.isPending}
            onClick={() => {
              sign.mutate();
            }}
          >
            Sign the walk
          </Button>
        </Stack>
      )}
    </>
  );
}

function isAnswered({ verdict, note, photos }: Seen): boolean {
  return verdict !== null && (verdict !== 'fail' || note.trim() !== '' || photos.length > 0);
}

interface SignedProps {
  readonly site: string;
  readonly entry: number;
  readonly failed: number;
}

function Signed({ site, entry, failed }: SignedProps) {
  return (
    <>
      <PageHead title="Walk signed" />
      <Stack>
        <Text role="status">
          It stands in the ledger as entry <EntryLink entry={entry} />.{' '}
          {failed === 0 ? 'Everything passed.' : `${count(failed, 'finding')} went to the vendor.`}
        </Text>
        <Link className="link" to={`/badges/${site}`}>
          Back to the site
        </Link>
      </Stack>
    </>
  );
}
