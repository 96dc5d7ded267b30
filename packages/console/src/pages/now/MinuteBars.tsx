import { Table, Text } from '@mantine/core';
import type { Overview } from '../../api/types.ts';
import { TableFrame } from '../../components/TableFrame.tsx';

const MINUTES = 60;
const WIDTH = 720;
const HEIGHT = 120;

/** Accesses a minute, drawn; refused ones hatched on top. The same figures stand in a table for who cannot see it. */
export function MinuteBars({ overview }: { readonly overview: Overview }) {
  const points = sums(overview);
  const most = Math.max(1, ...points.map(({ ok, refused }) => ok + refused));
  const last = Math.floor(new Date(overview.perMinute.at(-1)?.minute ?? 0).getTime() / 60_000);
  const step = WIDTH / MINUTES;
  return (
    <>
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        width="100%"
        height={HEIGHT}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Accesses a minute over the last hour, at most ${String(most)}`}
      >
        {points.map(({ minute, ok, refused }) => {
          const x = WIDTH - (last - minute + 1) * step;
          const high = (ok / most) * (HEIGHT - 4);
          const top = (refused / most) * (HEIGHT - 4);
          return (
            <g key={minute}>
              <rect
                x={x}
                y={HEIGHT - high}
                width={step - 2}
                height={high}
                fill="var(--mantine-primary-color-filled)"
              />
              <rect
                x={x}
                y={HEIGHT - high - top}
                width={step - 2}
                height={top}
                fill="none"
                stroke="var(--mantine-color-red-filled)"
              />
            </g>
          );
        })}
      </svg>
      <Text size="xs" c="dimmed">
        Filled: allowed. Outlined: refused. Most in a minute: {most}.
      </Text>
      <details>
        <summary>By vendor</summary>
        <TableFrame label="Accesses by vendor">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Vendor</Table.Th>
                <Table.Th scope="col">Allowed</Table.Th>
                <Table.Th scope="col">Refused</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {overview.vendors.map(({ id, name }) => {
                const own = overview.perMinute.filter(({ vendor }) => vendor === id);
                return (
                  <Table.Tr key={id}>
                    <Table.Td>{name}</Table.Td>
                    <Table.Td>{own.reduce((sum, { ok }) => sum + ok, 0)}</Table.Td>
                    <Table.Td>{own.reduce((sum, { refused }) => sum + refused, 0)}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </TableFrame>
      </details>
    </>
  );
}

function sums({ perMinute }: Overview): { minute: number; ok: number; refused: number }[] {
  const found = new Map<number, { minute: number; ok: number; refused: number }>();
  for (const { minute: text, ok, refused } of perMinute) {
    const minute = Math.floor(new Date(text).getTime() / 60_000);
    const known = found.get(minute) ?? { minute, ok: 0, refused: 0 };
    found.set(minute, { minute, ok: known.ok + ok, refused: known.refused + refused });
  }
  return [...found.values()];
}
