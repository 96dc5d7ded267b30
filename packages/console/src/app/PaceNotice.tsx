import { Alert } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import type { SessionInfo } from '../api/session.ts';
import { count } from '../components/count.ts';
import { Time } from '../components/Time.tsx';

/** Above every page of whoever works at a slower pace: that it is so, what is left, until when, and how to answer. */
export function PaceNotice({ slowed }: Pick<SessionInfo, 'slowed'>) {
  if (slowed === null) return null;
  const { customersAnHour, decideBy } = slowed;
  return (
    <Alert
      role="status"
      mb="md"
      color="yellow"
      variant="light"
      icon={<IconHourglass size={18} aria-hidden />}
      title="You work at a slower pace for now"
    >
      The company looks into how customer data was used. Meanwhile you reach at most{' '}
      {count(customersAnHour, 'customer')} an hour, fewer where your agreement allows few, reveal one value an
      hour and export nothing.{' '}
      {decideBy === null ? (
        'It goes on until a person of the company lifts it. Your team lead knows whom to ask.'
      ) : (
        <>
          An automatic check did this. A person decides <Time at={decideBy} />. The mail you got has a link by
          which you can tell your side.
        </>
      )}
    </Alert>
  );
}
