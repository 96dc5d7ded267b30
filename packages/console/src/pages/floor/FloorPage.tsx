import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { FloorQueue } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { DrillMark } from '../../components/DrillMark.tsx';
import { useDrillsSwitch } from '../../components/DrillsSwitch.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { concernOf, vendorsOf } from './vendors.ts';
import classes from './floor.module.css';

const RANGES = [
  { value: '15', label: '15 min' },
  { value: '60', label: '1 hour' },
  { value: '480', label: '8 hours' },
] as const;
const HEIGHT = 36;

/** Every queue of every vendor, as it is worked on now. */
export default function FloorPage() {
  const [search, change] = useUrl();
  const range = RANGES.find(({ value }) => value === search.get('minutes'))?.value ?? '60';
  const [drills, drillsSwitch] = useDrillsSwitch();
  const read = useRead('/api/floor', {}, { query: { minutes: Number(range), drills }, every: 5_000 });
  const vendors = vendorsOf(read.data?.queues ?? []);
  const most = Math.max(1, ...(read.data?.queues ?? []).flatMap(({ course }) => course));
  return (
    <>
      <PageHead
        title="Live map"
        lead="Who works on what now: each vendor, each queue, on one scale. A queue opens its accesses."
        actions={
          <Group gap="md">
            {drillsSwitch}
            <SegmentedControl
              size="xs"
              aria-label="Time shown"
              value={range}
              onChange={(minutes) => {
                change({ minutes: minutes === '60' ? null : minutes }, true);
              }}
              data={[...RANGES]}
            />
          </Group>
        }
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined ? (
        read.error === null && <Loading what="live map" height={300} />
      ) : (
        <Stack gap="xl">
          {vendors.length === 0 && (
            <Text c="dimmed">Nobody worked with customer data in this time. This page looks by itself.</Text>
          )}
          {vendors.map(({ id, name, accesses, queues }) => (
            <section key={id} aria-labelledby={`floor-${id}`}>
              <Title order={2} id={`floor-${id}`} mb="xs">
                <Link className="link" to={`/vendors/${id}`}>
                  {name}
                </Link>
              </Title>
              <Text size="sm" c="dimmed" mb="xs">
                {count(accesses, 'access', 'accesses')} in {count(queues.length, 'queue')}
              </Text>
              <div className={classes.queues}>
                {queues.map((queue) => (
                  <Queue key={`${queue.queue ?? ''} ${String(queue.drill)}`} queue={queue} most={most} />
                ))}
              </div>
            </section>
          ))}
        </Stack>
      )}
    </>
  );
}

/** One queue: its course, its figures, and what needs a look. */
function Queue({ queue, most }: { readonly queue: FloorQueue; readonly most: number }) {
  const { vendor, ok, refused, people, customers, course } = queue;
  const concern = concernOf(queue);
  const title = queue.queue ?? 'No ticket';
  return (
    <Link
      className={classes.queue ?? ''}
      to={`/accesses?vendor=${encodeURIComponent(vendor)}&kind=data`}
      {...(concern !== null && { 'data-concern': '' })}
    >
      <Text component="span" fw={600}>
        {title}
      </Text>
      <svg
        className={classes.course}
        viewBox={`0 0 ${String(course.length * 10)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        aria-hidden
      >
        <line x1={0} x2={course.length * 10} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={classes.axis} />
        {course.map((bar, nth) => {
          const height = (bar / most) * (HEIGHT - 2);
          return (
            <rect
              key={nth}
              x={nth * 10 + 1}
              y={HEIGHT - height}
              width={8}
              height={height}
              className={classes.bar}
            />
          );
        })}
      </svg>
      <Text component="span" size="sm" display="block">
        {count(people, 'person', 'people')}, {count(customers, 'customer')}
      </Text>
      <Text component="span" size="xs" c="dimmed" display="block">
        {ok} allowed, {refused} refused
      </Text>
      {queue.drill && <DrillMark />}
      {concern !== null && <StatusMark tone="warn">{concern}</StatusMark>}
    </Link>
  );
}
