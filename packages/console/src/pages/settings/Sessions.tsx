import { Button, Table, Title } from '@mantine/core';
import { Cell } from '../../components/Cell.tsx';
import { useRead, useSend } from '../../api/query.ts';
import type { SessionRow } from '../../api/session.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { browserName } from '../../components/browserName.ts';

const HEADINGS = ['Signed in', 'Ends', 'From', 'Browser', 'Second factor', 'Act'] as const;
const METHODS = { totp: 'Authenticator app', passkey: 'Passkey or security key' } as const;

/** Where the person is signed in, each with the button that ends it. */
export function Sessions() {
  const sessions = useRead('/api/session/list', {});
  return (
    <section>
      <Title order={2} mb="xs">
        Your sessions
      </Title>
      <ErrorAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
      <TableFrame cards label="Your sessions">
        <Table miw={680} aria-busy={sessions.isPending}>
          <Table.Thead>
            <Table.Tr>
              {HEADINGS.map((heading) => (
                <Table.Th key={heading} scope="col">
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sessions.isPending && <SkeletonRows columns={HEADINGS.length} rows={2} />}
            {sessions.data?.items.map((session) => (
              <Row key={session.id} session={session} />
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

function Row({ session }: { readonly session: SessionRow }) {
  const { id, createdAt, expiresAt, ip, userAgent, mfaMethod, current } = session;
  const end = useSend('DELETE /api/sessions/:id', { id }, ['/api/session/list']);
  return (
    <Table.Tr>
      <Cell label="Signed in">
        <Time at={createdAt} />
      </Cell>
      <Cell label="Ends">
        <Time at={expiresAt} />
      </Cell>
      <Cell label="From">{ip ?? 'unknown'}</Cell>
      <Cell label="Browser">{browserName(userAgent)}</Cell>
      <Cell label="Second factor">{mfaMethod === null ? 'none yet' : METHODS[mfaMethod]}</Cell>
      <Cell label="Act">
        {current ? (
          <StatusMark tone="good">This one</StatusMark>
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            loading={end.isPending}
            aria-label={`End session from ${ip ?? 'an unknown address'}`}
            onClick={() => {
              end.mutate(undefined);
            }}
          >
            End session
          </Button>
        )}
        <FormError error={end.error} />
      </Cell>
    </Table.Tr>
  );
}
