import { Button, Code, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { DirectoryView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { Groups } from './Groups.tsx';
import { RequestLog } from './RequestLog.tsx';
import { Roster } from './Roster.tsx';
import { Tokens } from './Tokens.tsx';

/** How a vendor's own directory keeps its people here: by SCIM, or by a list that is uploaded. */
export default function DirectoryPage() {
  const { party, person } = useMe();
  const { id = party.id } = useParams();
  const mayChange = person.role === 'vendor-admin' && party.id === id;
  const read = useRead('/api/vendors/:id/directory', { id });
  const directory = read.data;
  return (
    <>
      <PageHead
        title={mayChange || directory === undefined ? 'Directory' : `Directory of ${directory.vendor.name}`}
        lead="Who works for the vendor, as its own directory says. Whoever leaves there is out here within a second."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {directory === undefined ? (
        read.error === null && <Loading what="directory" height={300} />
      ) : (
        <Stack gap="xl">
          <Text>{nextStep(directory, mayChange)}</Text>
          <Address directory={directory} />
          <Tokens vendor={id} tokens={directory.tokens} mayMake={mayChange} />
          <Groups vendor={id} groups={directory.groups} mayChange={mayChange} />
          {mayChange && <Roster vendor={id} />}
          <RequestLog vendor={id} requests={directory.requests} />
        </Stack>
      )}
    </>
  );
}

/** Where things stand, and what comes next. */
function nextStep({ tokens, people, groups }: DirectoryView, mayChange: boolean): string {
  const { scim, roster, neither } = people;
  const kept = `${scim} kept by the identity provider, ${roster} by a roster, ${neither} by hand.`;
  if (!mayChange) return `People: ${kept}`;
  const good = tokens.some(({ state, kind }) => state === 'good' && kind === 'scim');
  if (!good && scim === 0 && roster === 0) {
    return 'With an identity provider (Entra ID, Okta and others): make a token, and enter it there with the address. Without one: upload a roster.';
  }
  if (good && scim === 0 && roster === 0)
    return 'Now enter address and token at your identity provider. Its first request shows below.';
  if (groups.length > 0 && groups.every(({ mapping }) => mapping === null)) {
    return `People: ${kept} Next: say what the members of a group may do.`;
  }
  return `People: ${kept}`;
}

function Address({ directory: { address } }: { readonly directory: DirectoryView }) {
  return (
    <section>
      <Title order={2}>Address</Title>
      <Text c="dimmed" mb="xs">
        SCIM 2.0 with a bearer token. Enter it as tenant URL or base URL.
      </Text>
      <Group gap="xs">
        <Code fz="sm">{address}</Code>
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy address'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </section>
  );
}
