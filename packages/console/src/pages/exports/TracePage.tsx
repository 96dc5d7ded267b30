import { FileInput, List, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSend } from '../../api/query.ts';
import type { ExportTraced } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { shortId } from '../../components/shortId.ts';
import { useDrop } from '../../hooks/useDrop.ts';
import { certainty } from './certainty.ts';
import classes from './trace.module.css';

/** Says which export a file that turned up elsewhere is from, and how sure that is. The file is read and kept nowhere. */
export default function TracePage() {
  const [file, setFile] = useState<File | null>(null);
  const trace = useSend('POST /api/exports/trace', {}, [], (traced) => {
    announce(verdictOf(traced));
  });
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    trace.reset();
    if (chosen !== null) trace.mutate(chosen);
  };
  const drop = useDrop(({ files }) => {
    choose(files[0] ?? null);
  });
  return (
    <>
      <PageHead
        title="Trace a leaked file"
        lead="Each export carries a mark nobody sees. Give a file, or some rows of it, that turned up elsewhere: it says which export it is from."
      />
      <Stack gap="lg" className={classes.page ?? ''}>
        <div className={classes.drop} {...drop}>
          <FileInput
            label="The file that was found"
            description="CSV, JSON, JSON lines or plain text, whole or in part, 10 MB at most. Drop it here or choose it. It is read and kept nowhere."
            placeholder="Choose a file"
            clearable
            clearButtonProps={{ 'aria-label': 'Take the file out' }}
            value={file}
            onChange={choose}
          />
        </div>
        <ErrorAlert error={trace.error} />
        {trace.isPending && <Loading what="answer" height={120} />}
        {trace.data !== undefined && <Answer traced={trace.data} />}
        <section aria-labelledby="limits">
          <Title order={2} id="limits" mb="xs">
            What the mark outlives, and what not
          </Title>
          <List size="sm">
            <List.Item>
              It outlives sorting, columns taken out or moved, most rows cut off, other rows mixed in, and
              saving as another format.
            </List.Item>
            <List.Item>
              It does not outlive typing the text off, taking out all signs beyond ASCII, or a program that
              writes all blanks and dots anew. Then only the made-up customer is left, if its row is.
            </List.Item>
            <List.Item>
              A few rows may be too little. Then nobody is named: a wrong name is worse than none.
            </List.Item>
          </List>
        </section>
      </Stack>
    </>
  );
}

function verdictOf({ fits }: ExportTraced): string {
  const named = fits.filter((fit) => fit.named).length;
  return named === 0 ? 'No export can be named.' : `From ${count(named, 'export')}.`;
}

function Answer({ traced }: { readonly traced: ExportTraced }) {
  const named = traced.fits.filter((fit) => fit.named);
  return (
    <section aria-labelledby="answer">
      <Title order={2} id="answer" mb="xs">
        {verdictOf(traced)}
      </Title>
      {named.length === 0 ? (
        <StatusMark tone="plain">
          Held against {count(traced.exports, 'export')}. It is from none of them, or too little of a mark is
          left.
        </StatusMark>
      ) : (
        <Stack gap="sm">
          {named.map((fit) => (
            <article key={fit.id} className={classes.fit} aria-label={`Export ${shortId(fit.id)}`}>
              <Text fw={600}>
                {fit.person.name}, {fit.vendor}
              </Text>
              <Text size="sm">
                Export {shortId(fit.id)}, asked for <Time at={fit.askedAt} stamp />, under{' '}
                <Link className="link" to={`/agreements/${fit.agreement}`}>
                  this agreement
                </Link>
                .
              </Text>
              <Text size="sm">{certainty(fit)}</Text>
              <Text size="sm">
                Left by{' '}
                {fit.entries.map((entry, nth) => (
                  <span key={entry}>
                    {nth > 0 && ', '}
                    <EntryLink entry={entry} />
                  </span>
                ))}
              </Text>
            </article>
          ))}
        </Stack>
      )}
    </section>
  );
}
