import { Group, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { Overview } from '../../api/types.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { byVendor } from './minutes.ts';
import type { Minute, VendorMinutes } from './minutes.ts';
import classes from './now.module.css';

const RANGES = ['15', '30', '60'];
const HEIGHT = 56;

/** Accesses a minute, one strip a vendor on one scale; the same figures stand in a table. */
export function VendorBars({ overview }: { readonly overview: Overview }) {
  const now = useNow(10_000);
  const [search, change] = useUrl();
  const range = RANGES.includes(search.get('minutes') ?? '') ? Number(search.get('minutes')) : 60;
  const vendors = byVendor(overview, now, range);
  const most = Math.max(
    1,
    ...vendors.flatMap(({ minutes }) => minutes.map(({ ok, refused }) => ok + refused)),
  );
  return (
    <section aria-labelledby="per-minute">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="per-minute">
          Accesses a minute
        </Title>
        <SegmentedControl
          size="xs"
          aria-label="Minutes shown"
          value={String(range)}
          onChange={(minutes) => {
            change({ minutes: minutes === '60' ? null : minutes }, true);
          }}
          data={RANGES.map((value) => ({ value, label: `${value} min` }))}
        />
      </Group>
      {vendors.length === 0 && <Text c="dimmed">No vendor yet, so nobody works with customer data.</Text>}
      {vendors.map((vendor) => (
        <div key={vendor.id} className={classes.vendor}>
          <div>
            <Link className="link" to={`/accesses?vendor=${vendor.id}&kind=data&last=1h`}>
              {vendor.name}
            </Link>
            <Text size="xs" c="dimmed">
              {vendor.ok} allowed, {vendor.refused} refused
            </Text>
          </div>
          <Bars vendor={vendor} most={most} />
        </div>
      ))}
      {vendors.length > 0 && (
        <>
          <div className={classes.scale} aria-hidden>
            <span>{range} minutes ago</span>
            <span>now</span>
          </div>
          <Text size="xs" c="dimmed">
            Filled: allowed. Outlined: refused. Highest bar: {most} in a minute.
          </Text>
          <details>
            <summary>As a table</summary>
            <MinuteTable vendors={vendors} now={now} />
          </details>
        </>
      )}
    </section>
  );
}

function Bars({ vendor, most }: { readonly vendor: VendorMinutes; readonly most: number }) {
  const { minutes, name, ok, refused } = vendor;
  const scale = (count: number): number => (count / most) * (HEIGHT - 4);
  return (
    <svg
      viewBox={`0 0 ${minutes.length * 10} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${name}: ${ok} allowed and ${refused} refused in ${minutes.length} minutes`}
    >
      <line x1={0} x2={minutes.length * 10} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={classes.axis} />
      {minutes.map((minute, index) => (
        <Bar key={index} x={index * 10} minute={minute} scale={scale} />
      ))}
    </svg>
  );
}

interface BarProps {
  readonly x: number;
  readonly minute: Minute;
  readonly scale: (count: number) => number;
}

function Bar({ x, minute, scale }: BarProps) {
  const ok = scale(minute.ok);
  const refused = scale(minute.refused);
  return (
    <>
      {ok > 0 && <rect x={x + 1} y={HEIGHT - ok} width={8} height={ok} className={classes.ok} />}
      {refused > 0 && (
        <rect x={x + 1.5} y={HEIGHT - ok - refused} width={7} height={refused} className={classes.refused} />
      )}
    </>
  );
}

function MinuteTable({ vendors, now }: { readonly vendors: readonly VendorMinutes[]; readonly now: number }) {
  const count = vendors[0]?.minutes.length ?? 0;
  const rows = Array.from({ length: count }, (_, index) => count - 1 - index).filter((index) =>
    vendors.some(({ minutes }) => (minutes[index]?.ok ?? 0) + (minutes[index]?.refused ?? 0) > 0),
  );
  return (
    <TableFrame label="Accesses a minute as a table">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Minute</Table.Th>
            {vendors.map(({ id, name }) => (
              <Table.Th key={id} scope="col">
                {name}, allowed and refused
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((index) => (
            <Table.Tr key={index}>
              <Table.Td>{minuteName(now, count - 1 - index)}</Table.Td>
              {vendors.map(({ id, minutes }) => (
                <Table.Td key={id}>
                  {minutes[index]?.ok ?? 0} and {minutes[index]?.refused ?? 0}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function minuteName(now: number, ago: number): string {
  return new Date(now - ago * 60_000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
