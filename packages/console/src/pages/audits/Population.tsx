import { Button, List, Text, Textarea, Title } from '@mantine/core';
import { readProof, verifyDraw, type DrawVerification } from '@cordon/core/assurance/audits';
import { digests, parseVkey } from '@cordon/ledger';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { file } from '../../api/client.ts';
import { useRead } from '../../api/query.ts';
import type { AuditView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import classes from './audits.module.css';
import { KINDS, percent } from './words.ts';

interface PopulationProps {
  readonly audit: AuditView;
  readonly population: NonNullable<AuditView['population']>;
}

/** What could be drawn, and why everything else could not: every entry of the period is accounted for. */
export function Population({ audit, population }: PopulationProps) {
  const { entries, first, last, lists, out, idle, unlisted, root, checkpoint } = population;
  const { confidence, tolerable, expected } = audit.rule;
  return (
    <section aria-labelledby="population">
      <Title order={2} id="population" mb="xs">
        What could be drawn
      </Title>
      <Text size="sm">
        {first === null || last === null ? (
          'The ledger has no entry of this period.'
        ) : (
          <>
            The ledger has {entries.toLocaleString('en')} entries of this period, <EntryLink entry={first} />{' '}
            to <EntryLink entry={last} />. Each is in a list or stands below with the reason why not.
          </>
        )}
      </Text>
      <List size="sm" my={6}>
        {lists.map(({ kind, count, toDraw }) => (
          <List.Item key={kind}>
            {KINDS[kind]}: {count.toLocaleString('en')}, of which {toDraw}{' '}
            {audit.seed === null ? 'will be' : 'were'} drawn
          </List.Item>
        ))}
        {out.map(({ reason, words, count }) => (
          <List.Item key={reason}>
            Not among them, {words}: {count.toLocaleString('en')}
          </List.Item>
        ))}
      </List>
      <Text size="sm">
        People are those of the roster and of the ledger together. {idle} had a right and used none;{' '}
        {unlisted} acted without an assignment in the period.
      </Text>
      <details>
        <summary>
          <Text size="sm" component="span">
            How the sample comes about
          </Text>
        </summary>
        <Text size="sm" mt={4}>
          As many are drawn as show more than {expected} deviations with {percent(confidence)} probability,
          were more than {percent(tolerable)} of all to deviate (hypergeometric). The seed is the SHA-256 of
          the auditor’s number, the checkpoint of {checkpoint.toLocaleString('en')} entries that a witness
          cosigned first after the period, and the hash of the population; each line is then hashed with the
          seed, and the smallest hashes are the sample.
        </Text>
        <Text className={classes.code}>population {root}</Text>
        {audit.seed !== null && <Text className={classes.code}>seed {audit.seed}</Text>}
      </details>
      {audit.seed !== null && <Repeat id={audit.id} />}
    </section>
  );
}

/** Repeats the draw in this browser, with keys that its reader may replace by those they know from elsewhere. */
function Repeat({ id }: { readonly id: string }) {
  const ledger = useRead('/api/ledger', {});
  const witnesses = useRead('/api/ledger/witnesses', {});
  const known = [ledger.data?.vkey ?? '', ...(witnesses.data?.witnesses ?? []).map(({ vkey }) => vkey)];
  const [own, setOwn] = useState<string | null>(null);
  const keys = own ?? known.filter((key) => key !== '').join('\n');
  const repeat = useMutation({
    mutationFn: async (): Promise<DrawVerification> => {
      const proof = readProof(await file('/api/audits/:id/draw.json', { id }));
      const trusted = keys.split('\n').filter((key) => key.trim() !== '');
      return verifyDraw(
        proof,
        trusted.map((key) => parseVkey(key.trim())),
        digests['SHA-256'],
      );
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        mt="xs"
        loading={repeat.isPending}
        onClick={() => {
          repeat.mutate();
        }}
      >
        Repeat the draw in this browser
      </Button>
      <div role="status">
        {repeat.data !== undefined &&
          (repeat.data.ok ? (
            <StatusMark tone="good">
              It holds: all {repeat.data.entries} entries are accounted for, and these {repeat.data.drawn}{' '}
              items follow
            </StatusMark>
          ) : (
            <StatusMark tone="bad">It does not hold: {repeat.data.problem}</StatusMark>
          ))}
      </div>
      <FormError error={repeat.error} />
      <details>
        <summary>
          <Text size="sm" component="span">
            With which keys
          </Text>
        </summary>
        <Textarea
          label="Keys of the ledger and its witnesses"
          description="One a line. These are this installation’s own word: put those here that you were given another way."
          autosize
          minRows={2}
          value={keys}
          onChange={({ currentTarget: { value } }) => {
            setOwn(value);
          }}
        />
      </details>
    </>
  );
}
