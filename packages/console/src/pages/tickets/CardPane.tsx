import { Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import type { CardGroup, CellView, DecisionView, TicketView } from '../../api/types.ts';
import { Loading } from '../../components/Loading.tsx';
import { useScreenWatch } from '../../components/screen/useScreenWatch.ts';
import { TreatmentChip } from '../../components/TreatmentChip.tsx';
import { Time } from '../../components/Time.tsx';
import { Artefact } from '../protocols/Artefact.tsx';
import { VisibleMark } from '../../components/VisibleMark.tsx';
import { cellText } from './cellText.ts';
import { CallerPanel } from './CallerPanel.tsx';
import { RevealCell } from './RevealCell.tsx';
import { SourceActs } from './SourceActs.tsx';
import { useTicket } from './useTicket.ts';
import classes from './card.module.css';

/** The customer card: fields in the order of the work, each with its treatment and the clause behind it. */
export function CardPane({ ticket }: { readonly ticket: string }) {
  const page = useTicket(ticket);
  const heading = useRef<HTMLHeadingElement>(null);
  const view = page.data;
  if (view === undefined) {
    return page.error === null ? <Loading what="customer" height={320} /> : null;
  }
  return (
    <section aria-label="Customer">
      <Title order={2} size="h3" mb={6} ref={heading} tabIndex={-1}>
        Customer
      </Title>
      <Stack gap="sm">
        <CallerPanel
          view={view}
          onBound={() => {
            heading.current?.focus();
          }}
        />
        <SourceActs ticket={ticket} acts={view.acts} />
        <CustomerCard ticket={ticket} view={view} />
      </Stack>
    </section>
  );
}

interface CustomerCardProps {
  readonly ticket: string;
  readonly view: Pick<TicketView, 'card' | 'mark' | 'protocol'>;
}

/** The card itself, marked with who looks. */
export function CustomerCard({ ticket, view }: CustomerCardProps) {
  const box = useRef<HTMLDivElement>(null);
  useScreenWatch(view.card[0]?.decision.entry ?? null, 'masked', box);
  if (view.card.length === 0) return null;
  return (
    <>
      <div ref={box} className={classes.card}>
        <VisibleMark text={view.mark} />
        {view.card.map((group) => (
          <Group key={group.resource} ticket={ticket} group={group} protocol={view.protocol} />
        ))}
      </div>
      <Text size="xs" c="dimmed">
        Marked: {view.mark}
      </Text>
    </>
  );
}

interface GroupProps {
  readonly ticket: string;
  readonly group: CardGroup;
  readonly protocol: TicketView['protocol'];
}

function Group({ ticket, group, protocol }: GroupProps) {
  return (
    <section className={classes.group} aria-label={group.label}>
      <Title order={3}>{group.label}</Title>
      {!group.decision.allow && <Text size="sm">{group.decision.sentence}</Text>}
      {group.decision.allow && group.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing on file.
        </Text>
      )}
      {group.rows.map((row) => (
        <dl key={row.key} className={classes.row}>
          {row.cells.map((cell) => (
            <Cell
              key={cell.field}
              ticket={ticket}
              resource={group.resource}
              rowKey={row.key}
              cell={cell}
              decision={group.decision}
              protocol={protocol}
            />
          ))}
        </dl>
      ))}
    </section>
  );
}

interface CellProps {
  readonly ticket: string;
  readonly resource: string;
  readonly rowKey: string;
  readonly cell: CellView;
  readonly decision: DecisionView;
  readonly protocol: TicketView['protocol'];
}

function Cell({ ticket, resource, rowKey, cell, decision, protocol }: CellProps) {
  const unseen = cell.treatment === 'hidden' || cell.treatment === 'redact';
  return (
    <div className={classes.cell}>
      <dt>{cell.label}</dt>
      <dd>
        <div className={classes.line}>
          {!unseen && (
            <span className={classes.value} data-values>
              <Value cell={cell} />
            </span>
          )}
          <TreatmentChip
            treatment={cell.treatment}
            clause={cell.clause}
            reason={cell.reason}
            text={decision.citations.find(({ clause }) => clause === cell.clause)?.text}
          />
          <Artefact of={protocol} category={cell.category} label={cell.label} />
          {cell.rights.includes('reveal') && (
            <RevealCell
              ticket={ticket}
              resource={resource}
              rowKey={rowKey}
              field={cell.field}
              label={cell.label}
            />
          )}
        </div>
      </dd>
    </div>
  );
}

/** Days and moments are written as people write them; what is masked stays as the server made it. */
function Value({ cell: { value, treatment } }: { readonly cell: CellView }) {
  if (value === null) return <span className={classes.none}>None on file</span>;
  if (treatment !== 'clear') return value;
  const text = cellText(value);
  return text.kind === 'instant' ? <Time at={text.at} stamp /> : text.text;
}
