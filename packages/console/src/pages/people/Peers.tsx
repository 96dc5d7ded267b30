import { Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { PeerStanding, PersonRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { MEASURES, standingWords } from './peerWords.ts';
import classes from './peers.module.css';

/** Who sees it, as the server decides it. */
const LEADERS: readonly string[] = [
  ...['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager', 'vendor-admin', 'team-lead'],
];
const WIDTH = 600;
const EDGE = 8;
const ROW = 34;

/** The person's days beside those of who does the same work: each of the others a dot, theirs the filled one. */
export function Peers({ row }: { readonly row: PersonRow }) {
  const { person } = useMe();
  const may = LEADERS.includes(person.role);
  const read = useRead('/api/people/:id/peers', { id: row.id }, { enabled: may });
  if (!may) return null;
  return (
    <section aria-labelledby="peers">
      <Title order={2} id="peers" mb="xs">
        Beside their peers
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="peers" height={220} />}
      {read.data !== undefined && (
        <>
          <Text size="sm" c="dimmed" mb="xs">
            A day on which they worked, in the last {read.data.days} days. Peers work on the same purposes for
            the same vendor. More is not wrong by itself: ask what the work was.
          </Text>
          {read.data.standings.map((standing) => (
            <div key={standing.measure} className={classes.measure}>
              <div>
                <Text size="sm" fw={600}>
                  {MEASURES[standing.measure]}
                </Text>
                <Text size="xs">{standingWords(standing)}</Text>
              </div>
              <Strip standing={standing} name={row.name} />
            </div>
          ))}
        </>
      )}
    </section>
  );
}

function Strip({ standing, name }: { readonly standing: PeerStanding; readonly name: string }) {
  const { measure, own, peers } = standing;
  const most = Math.max(1, own ?? 0, ...peers);
  const x = (value: number): number => EDGE + (value / most) * (WIDTH - 2 * EDGE);
  return (
    <svg
      className={classes.strip}
      viewBox={`0 0 ${String(WIDTH)} ${String(ROW)}`}
      preserveAspectRatio="xMinYMid meet"
      role="img"
      aria-label={`${MEASURES[measure]} of ${name}: ${standingWords(standing)} The scale ends at ${String(most)}.`}
    >
      <line x1={EDGE} x2={WIDTH - EDGE} y1={ROW / 2} y2={ROW / 2} className={classes.axis} />
      {peers.map((peer, nth) => (
        <circle key={nth} cx={x(peer)} cy={ROW / 2} r={5} className={classes.peer} />
      ))}
      {own !== null && <circle cx={x(own)} cy={ROW / 2} r={7.5} className={classes.own} />}
    </svg>
  );
}
