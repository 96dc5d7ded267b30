import { Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { CardGroup, CellView } from '../../api/types.ts';
import { CallerPanel } from './CallerPanel.tsx';
import { RevealButton } from './RevealButton.tsx';
import { TreatmentChip } from './TreatmentChip.tsx';
import classes from './tickets.module.css';
import { Loading } from '../../components/Loading.tsx';

/** The customer card: fields in the order of the work, each with its treatment and the clause behind it. */
export function CardPane({ ticket }: { readonly ticket: string }) {
  const page = useRead('/api/tickets/:ticket', { ticket });
  const view = page.data;
  if (view === undefined) return page.error === null ? <Loading what="customer" height={320} /> : null;
  return (
    <section aria-label="Customer" className={classes.card}>
      {view.card.length > 0 && <Mark text={view.mark} />}
      <Stack gap="sm">
        <CallerPanel view={view} />
        {view.card.map((group) => (
          <Group key={group.resource} ticket={ticket} group={group} />
        ))}
        <Text size="xs" c="dimmed">
          {view.mark}
        </Text>
      </Stack>
    </section>
  );
}

function Group({ ticket, group }: { readonly ticket: string; readonly group: CardGroup }) {
  return (
    <section className={classes.group} aria-label={group.label}>
      <Title order={3} size="h5">
        {group.label}
      </Title>
      {group.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing on file.
        </Text>
      )}
      {group.rows.map((row) => (
        <div key={row.key} className={classes.row}>
          {row.cells.map((cell) => (
            <Cell key={cell.field} ticket={ticket} resource={group.resource} rowKey={row.key} cell={cell} />
          ))}
        </div>
      ))}
      <Text size="xs" c="dimmed">
        {group.decision.sentence}
      </Text>
    </section>
  );
}

function Cell({
  ticket,
  resource,
  rowKey,
  cell,
}: {
  readonly ticket: string;
  readonly resource: string;
  readonly rowKey: string;
  readonly cell: CellView;
}) {
  return (
    <dl className={classes.cell}>
      <dt>{cell.label}</dt>
      <dd>{cell.value ?? (cell.treatment === 'hidden' ? 'Hidden' : 'None')}</dd>
      <dd>
        {cell.treatment !== 'clear' && (
          <TreatmentChip treatment={cell.treatment} clause={cell.clause} reason={cell.reason} />
        )}
        {cell.rights.includes('reveal') && (
          <RevealButton
            ticket={ticket}
            resource={resource}
            rowKey={rowKey}
            field={cell.field}
            label={cell.label}
          />
        )}
      </dd>
    </dl>
  );
}

/** The faint mark over the card: a photograph of the screen names its maker. */
function Mark({ text }: { readonly text: string }) {
  return (
    <div className={classes.mark} aria-hidden>
      {Array.from({ length: 14 }, () => text).join('   ')}
    </div>
  );
}
