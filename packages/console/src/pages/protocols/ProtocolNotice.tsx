import { Alert } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { day } from '../../components/instant.ts';
import { purposeName } from './words.ts';

/** Above an agent's pages while a protocol waits to be read. It spares people refusals; the gate is what refuses. */
export function ProtocolNotice() {
  const { person } = useMe();
  const { pathname } = useLocation();
  return person.role === 'agent' && pathname !== '/my-protocols' ? <Waiting /> : null;
}

function Waiting() {
  const read = useRead('/api/me/protocols', {}, { every: 300_000 });
  const waiting = (read.data ?? []).filter(({ state }) => state === 'owed' || state === 'grace');
  const stopped = waiting.filter(({ state }) => state === 'owed');
  const [first] = stopped.length > 0 ? stopped : waiting;
  if (first === undefined) return null;
  const name = purposeName(first.purpose).toLowerCase();
  return (
    <Alert
      mb="md"
      variant="light"
      {...(stopped.length > 0 && { color: 'yellow' })}
      icon={<IconSpeakerphone size={18} aria-hidden />}
    >
      {stopped.length > 0
        ? `The tickets of your ${name} are closed until you acknowledge its PII protocol.`
        : `The PII protocol of your ${name} has a version for you to read${first.graceUntil === null ? '' : ` by ${day(first.graceUntil)}`}.`}{' '}
      <Link className="link" to="/my-protocols">
        Read and acknowledge it
      </Link>
      , it takes two minutes.
    </Alert>
  );
}
