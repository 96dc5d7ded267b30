import { Button, Code, CopyButton, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import { useRead } from '../../api/query.ts';
import type { LedgerStatus } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { BodyTokens } from './BodyTokens.tsx';
import { mayMakeTokens } from './tokens.ts';
import { Witnesses } from './witnesses/Witnesses.tsx';
import { GrowthCheck } from './GrowthCheck.tsx';

/** A witness that did not sign for so long is worth a question. */
const STALE_MS = 24 * 3_600_000;

/** Size, last checkpoint and witnesses; every entry proves itself in its drawer. */
export default function LedgerPage() {
  const { person } = useMe();
  const read = useRead('/api/ledger', {}, { every: 15_000 });
  const status = read.data;
  return (
    <>
      <PageHead
        title="Ledger"
        lead="Every access, refusal and administrative act, in a tree that cannot be changed unseen."
      />
      <PrintStamp filter="the ledger's present state" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {status === undefined ? (
        read.error === null && <Loading what="ledger" height={240} />
      ) : (
        <Stack gap="xl">
          <Facts status={status} />
          <Witnesses vkey={status.vkey} />
          <FindEntry size={status.size} />
          <GrowthCheck status={status} />
          <section aria-labelledby="verify">
            <Title order={2} id="verify" mb="xs">
              To verify elsewhere
            </Title>
            <Text size="sm" c="dimmed" mb="sm">
              Keep key and checkpoint outside Cordon. Whoever holds an old checkpoint notices when the past is
              rewritten.
            </Text>
            <Copyable name="Verifier key" value={status.vkey} />
            {status.formerKeys.map((vkey) => (
              <Copyable key={vkey} name="Former verifier key" value={vkey} />
            ))}
            <Copyable name="Signed checkpoint" value={status.checkpoint} />
            {status.served && <Copyable name="Address of the log" value={`${window.location.origin}/log`} />}
          </section>
          {mayMakeTokens(person.role) && <BodyTokens vkey={status.vkey} />}
        </Stack>
      )}
    </>
  );
}

function Facts({ status }: { readonly status: LedgerStatus }) {
  const { size, checkpointAt, witnesses, writable, origin } = status;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Fact name="Entries">
        <Link className="link" to="/accesses">
          {size.toLocaleString('en')}
        </Link>
      </Fact>
      <Fact name="Last checkpoint">{checkpointAt === null ? 'none yet' : <Time at={checkpointAt} />}</Fact>
      <Fact name="Witnesses">
        <WitnessTimes witnesses={witnesses} />
      </Fact>
      <Fact name={`Log ${origin}`}>
        <StatusMark tone={writable ? 'good' : 'bad'}>
          {writable ? 'Takes entries' : 'Behind what was seen of it: nothing is shown until it is recovered'}
        </StatusMark>
      </Fact>
    </SimpleGrid>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Text>
      <Text component="div" size="lg" fw={600}>
        {children}
      </Text>
    </div>
  );
}

function WitnessTimes({ witnesses }: Pick<LedgerStatus, 'witnesses'>) {
  const now = useNow(60_000);
  if (witnesses.length === 0) {
    return (
      <Text size="sm">
        <StatusMark tone="warn">No outside witness yet</StatusMark>
        <br />
        Keep a copy of the checkpoint below: it shows a rewritten past.
      </Text>
    );
  }
  return witnesses.map(({ name, at }) => (
    <Text key={name} size="sm" component="div">
      <StatusMark tone={at === null || now - Date.parse(at) > STALE_MS ? 'warn' : 'good'}>{name}</StatusMark>,{' '}
      {at === null ? 'has not cosigned yet' : <Time at={at} />}
    </Text>
  ));
}

function FindEntry({ size }: { readonly size: number }) {
  const [, change] = useUrl();
  const [entry, setEntry] = useState('');
  const exists = /^\d{1,15}$/.test(entry) && Number(entry) < size;
  return (
    <form
      aria-label="Open an entry"
      onSubmit={(event) => {
        event.preventDefault();
        change({ entry });
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label="Entry number"
          description={size === 0 ? 'There is no entry yet' : `0 to ${size - 1}`}
          inputMode="numeric"
          autoComplete="off"
          value={entry}
          onChange={(event) => {
            setEntry(event.currentTarget.value.trim());
          }}
        />
        <Button type="submit" disabled={!exists}>
          Open entry
        </Button>
      </Group>
    </form>
  );
}

/** A text for elsewhere, with its copy button. */
function Copyable({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              className="no-print"
              aria-label={`Copy ${name.toLowerCase()}`}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block mb="md">
        {value}
      </Code>
    </div>
  );
}
