import { Alert, Button, NumberInput, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { queryClient, useRead } from '../../api/query.ts';
import type { AssuranceLink } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../../components/Cell.tsx';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { makeLink, revokeLink, type LinkKind } from './acts.ts';
import { Files } from './Files.tsx';

/** Links by which somebody of a vendor answers one thing without an account, and what came by them. */
export default function LinksPage() {
  const { kind: named = '', id = '' } = useParams();
  const kind: LinkKind = named === 'finding' ? 'finding' : 'questionnaire';
  const read = useRead('/api/assurance-links', {}, { query: { kind, id }, every: 15_000 });
  return (
    <>
      <PageHead
        title="Links for people without an account"
        lead={
          kind === 'finding'
            ? 'Whoever has a link answers this one finding, with words and files. Nothing else opens by it.'
            : 'Whoever has a link answers this one assessment. Nothing else opens by it.'
        }
      />
      <Stack gap="lg">
        <Link className="link" to={kind === 'finding' ? `/findings/${id}` : `/questionnaires/${id}`}>
          {kind === 'finding' ? 'Back to the finding' : 'Back to the assessment'}
        </Link>
        <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
        {kind === 'finding' && read.data !== undefined && (
          <section aria-labelledby="came">
            <Title order={2} id="came" mb="xs">
              What came by a link
            </Title>
            {read.data.answers.length === 0 && <Text c="dimmed">Nothing yet.</Text>}
            {read.data.answers.map((answer) => (
              <Text key={answer.id} mb="xs" style={{ whiteSpace: 'pre-wrap' }}>
                {answer.text} (
                {answer.entry === null ? (
                  <Time at={answer.at} />
                ) : (
                  <EntryLink entry={answer.entry} at={answer.at} />
                )}
                )
              </Text>
            ))}
            <Files files={read.data.files} open add={null} label="of the finding" />
          </section>
        )}
        <MakeLink subject={{ kind, id }} />
        {read.data !== undefined && read.data.links.length > 0 && <LinkTable links={read.data.links} />}
      </Stack>
    </>
  );
}

const refresh = () => queryClient.invalidateQueries({ queryKey: ['/api/assurance-links'] });

function MakeLink({ subject }: { readonly subject: { readonly kind: LinkKind; readonly id: string } }) {
  const [address, setAddress] = useState('');
  const [days, setDays] = useState(14);
  const withStepUp = useStepUp();
  const making = useMutation({
    // The link is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => withStepUp(() => makeLink(subject, address.trim(), days)),
    onSuccess: () => {
      setAddress('');
      return refresh();
    },
  });
  return (
    <section aria-labelledby="new-link">
      <Title order={2} id="new-link" mb="xs">
        Send a link
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        <Stack maw={440} gap="sm">
          <TextInput
            type="email"
            label="E-mail of whoever is to answer"
            required
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
            }}
          />
          <NumberInput
            label="Days it is good for"
            min={1}
            max={60}
            allowDecimal={false}
            value={days}
            onChange={(value) => {
              setDays(Number(value));
            }}
          />
          <FormError error={making.error} />
          <div>
            <Button type="submit" disabled={address.trim() === ''} loading={making.isPending}>
              Send the link
            </Button>
          </div>
        </Stack>
      </form>
      {making.data?.url != null && (
        <SecretOnce secret={making.data.url} label="The link">
          No mail server took it. This is the only time the link is shown: hand it over yourself.
        </SecretOnce>
      )}
      {making.data?.url === null && (
        <Alert color="gray" role="status" mt="sm">
          The link was mailed to {making.data.link.address}.
        </Alert>
      )}
    </section>
  );
}

function LinkTable({ links }: { readonly links: readonly AssuranceLink[] }) {
  const now = useNow(60_000);
  const revoking = useMutation({ mutationFn: revokeLink, onSuccess: refresh });
  return (
    <section aria-labelledby="links">
      <Title order={2} id="links" mb="xs">
        Links
      </Title>
      <FormError error={revoking.error} />
      <TableFrame label="Links that were made" cards>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>To</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Made</Table.Th>
              <Table.Th>Good until</Table.Th>
              <Table.Th>Used last</Table.Th>
              <Table.Th>Act</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {links.map((link) => {
              const ended =
                link.revokedAt !== null ? 'Taken away' : Date.parse(link.expiresAt) <= now ? 'Over' : null;
              return (
                <Table.Tr key={link.id}>
                  <Cell label="To">{link.address}</Cell>
                  <Cell label="State">
                    <StatusMark tone={ended === null ? 'good' : 'plain'}>{ended ?? 'Good'}</StatusMark>
                  </Cell>
                  <Cell label="Made">
                    <Time at={link.madeAt} />, {link.madeBy.name}
                  </Cell>
                  <Cell label="Good until">
                    <Time at={link.expiresAt} />
                  </Cell>
                  <Cell label="Used last">{link.usedAt === null ? 'never' : <Time at={link.usedAt} />}</Cell>
                  <Cell label="Act">
                    {ended === null && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`Take away the link to ${link.address}`}
                        loading={revoking.isPending && revoking.variables === link.id}
                        onClick={() => {
                          revoking.mutate(link.id);
                        }}
                      >
                        Take away
                      </Button>
                    )}
                  </Cell>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}
