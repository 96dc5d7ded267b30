import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { DictionaryEntry } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { DownloadButton } from '../../components/DownloadButton.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { entriesCsv } from './csv.ts';
import { EntriesTable } from './EntriesTable.tsx';
import { WriteAndTry } from './WriteAndTry.tsx';
import { Waiting } from './Waiting.tsx';
import { waiting } from './words.ts';

/** The company's own words, patterns and exceptions: what waits, a place to try them, and what is in force. */
export default function DictionaryPage() {
  const read = useRead('/api/dictionaries', {}, { every: 30_000 });
  const withStepUp = useStepUp();
  // Not in the cache of reads: each look is entered.
  const look = useMutation({
    gcTime: 0,
    mutationFn: () => withStepUp(() => get('/api/dictionaries/words', {})),
  });
  const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map());
  const texts = new Map([...own, ...(look.data?.words.map(({ id, text }) => [id, text] as const) ?? [])]);
  const view = read.data;
  const open = view?.entries.filter(({ state }) => state !== 'retired' && state !== 'refused') ?? [];
  const hasHidden = open.some(({ id }) => !texts.has(id));
  return (
    <>
      <PageHead
        title="Dictionary"
        lead="Words, numbers and exceptions of your own, for every text that is shown or kept. An entry is in force once a second person approved it. No vendor sees them."
        actions={
          open.length > 0 &&
          (hasHidden ? (
            <Button
              size="xs"
              variant="default"
              loading={look.isPending}
              onClick={() => {
                look.mutate();
              }}
            >
              Show the words
            </Button>
          ) : (
            <DownloadButton name="dictionary.csv" type="text/plain" content={() => csvOf(open, texts)}>
              Download as CSV
            </DownloadButton>
          ))
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      <FormError error={look.error} />
      {view === undefined ? (
        read.error === null && <Loading what="dictionary" height={320} />
      ) : (
        <Stack gap="xl">
          <Waiting entries={waiting(view.entries)} texts={texts} />
          <WriteAndTry
            purposes={view.purposes}
            onProposed={(made) => {
              setOwn((before) => new Map([...before, ...made]));
            }}
          />
          <EntriesTable entries={view.entries} texts={texts} />
        </Stack>
      )}
    </>
  );
}

function csvOf(entries: readonly DictionaryEntry[], texts: ReadonlyMap<string, string>): string {
  return entriesCsv(
    entries.map(({ id, kind, type, purpose }) => ({ kind, type, purpose, text: texts.get(id) ?? '' })),
  );
}
