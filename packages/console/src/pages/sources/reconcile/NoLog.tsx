import { Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { PageHead } from '../../../components/PageHead.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { useMe } from '../../../app/me.ts';

/** A source with one lock: its log cannot be matched, why, and what would let it be. */
export function NoLog({ source }: { readonly source: string }) {
  const { person } = useMe();
  return (
    <>
      <PageHead title="The source’s own log" lead={`What the database of ${source} wrote down itself.`} />
      <Stack gap="xs" maw={720}>
        <StatusMark tone="warn">
          This log cannot be matched with the ledger: the database is read with one lock.
        </StatusMark>
        <Text>
          With two locks Cordon reads through views of its own, and the log tells those reads from anybody
          else’s. With one lock it reads the tables themselves: in the log its reads look like those of
          whoever else has got hold of the login. So a read past Cordon would not be noticed here.
        </Text>
        <Text>
          Next: let the database grant a schema and two logins, or a copy of it, and connect that. Until then
          keep the login for Cordon alone, and let it in from Cordon’s address only.
        </Text>
        {person.role !== 'auditor' && (
          <Text size="sm">
            <Link className="link" to={`/sources/${encodeURIComponent(source)}`}>
              Back to the source
            </Link>
          </Text>
        )}
      </Stack>
    </>
  );
}
