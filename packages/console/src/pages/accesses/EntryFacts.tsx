import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AccessDetail } from '../../api/types.ts';
import { plainWords } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { shortId } from '../../components/shortId.ts';
import { Time } from '../../components/Time.tsx';
import { bodyWords } from './bodyWords.ts';
import classes from './EntryDetail.module.css';
import { Statement } from './Statement.tsx';
import { flagWords, isDataAccess, kindName, ticketStateName, whatWords } from './words.ts';

type Fact = readonly [name: string, value: ReactNode];

/** Who, when, what and why, in words; what the entry does not speak of is left out. */
export function EntryFacts({ detail }: { readonly detail: AccessDetail }) {
  const { row, body } = detail;
  const { role, purpose, reason, result, text, of, approval, signed, statement, customers } = bodyWords(
    body ?? '{}',
  );
  const data = isDataAccess(row.kind);
  const as = [role, purpose].filter((word) => word !== null).join(', ');
  const facts: readonly (Fact | null)[] = [
    ['Who', [row.agent.name, row.vendor.name, row.site].filter((word) => word !== null).join(', ')],
    as === '' ? null : ['As', as],
    ['When', <Time key="at" at={row.at} />],
    ['Act', kindName(row.kind)],
    ['What', whatWords(row)],
    statement === null ? null : ['Statement', <Statement key="statement" text={statement} />],
    data && row.kind === 'read' && row.fields.length > 0
      ? ['Fields', row.fields.map(plainWords).join(', ')]
      : null,
    data ? ['Rows', row.rows.toLocaleString('en')] : null,
    customers === null ? null : ['Customers', `rows of ${customers.toLocaleString('en')}`],
    row.ticket === null ? null : ['Ticket', <Ticket key="ticket" detail={detail} />],
    reason === null ? null : ['Reason', reason],
    text === null ? null : ['Text', text],
    of === null ? null : ['About', <EntryLink key="about" entry={of} />],
    result === null ? null : ['Told', result],
    approval === null ? null : [row.kind === 'export' ? 'Piece of export' : 'Approval', shortId(approval)],
    row.ip === null ? null : ['From', row.ip],
    row.agreement === null ? null : ['Agreement', <Agreement key="agreement" detail={detail} />],
    data && body !== null
      ? ['Signed', signed ? 'by the key of their session' : 'not needed for this act']
      : null,
    row.flags.length === 0 ? null : ['Flags', flagWords(row.flags)],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter((fact) => fact !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** The ticket by its number in the helpdesk, opening the accesses on it. */
function Ticket({ detail: { row } }: { readonly detail: AccessDetail }) {
  const { ticket, ticketNumber, ticketState } = row;
  if (ticket === null) return null;
  const number = ticketNumber ?? shortId(ticket);
  return (
    <>
      <Link className="link" to={`/accesses?ticket=${encodeURIComponent(ticketNumber ?? ticket)}`}>
        {number}
      </Link>
      , {ticketStateName(ticketState)}
    </>
  );
}

function Agreement({ detail: { row } }: { readonly detail: AccessDetail }) {
  const { agreement, agreementTitle } = row;
  if (agreement === null) return null;
  return (
    <Link className="link" to={`/agreements/${agreement}`}>
      {agreementTitle ?? agreement}
    </Link>
  );
}
