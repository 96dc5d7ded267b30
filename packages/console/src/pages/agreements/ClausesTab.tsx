import { Box, List, Text, Title } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { AgreementView, Clause, EffectSentence } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { proposers } from '../../app/rights.ts';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Completeness } from './clauses/Completeness.tsx';
import { ConfirmAll, ConfirmClause } from './ConfirmClause.tsx';
import { effectTexts } from './effectText.ts';
import classes from './agreements.module.css';

const EFFECTS = {
  permission: 'Permission',
  condition: 'Condition',
  limit: 'Limit',
  duty: 'Duty',
  default: 'Otherwise',
} as const;

/** Clauses left, text middle, and beside each what it does, as sentences. */
export function ClausesTab({ view }: { readonly view: AgreementView }) {
  const unfed = view.effects.filter((effect) => effect.unfed);
  const completeness = useRead(
    '/api/agreements/:id/completeness',
    { id: view.row.id },
    { query: { version: view.shown } },
  );
  return (
    <div className={classes.agreement}>
      <nav aria-label="Clauses" className={classes.contents}>
        <Contents clauses={view.clauses} />
      </nav>
      <nav aria-label="Clauses" className={classes.folded}>
        <details>
          <summary>Go to a clause</summary>
          <Contents clauses={view.clauses} />
        </details>
      </nav>
      <div>
        <PrintStamp filter={`clauses of version ${String(view.shown)}`} />
        {completeness.data !== undefined && (
          <Box mb="md" className="no-print">
            <Completeness report={completeness.data} />
          </Box>
        )}
        <ConfirmAll view={view} />
        <Blanks view={view} />
        {unfed.length > 0 && (
          <Text size="sm" component="div" mb="sm">
            <StatusMark tone="bad">
              {unfed.length === 1 ? 'One condition' : `${unfed.length} conditions`} would refuse everybody:
              nothing feeds them yet.
            </StatusMark>
          </Text>
        )}
        {view.clauses.map((clause) => (
          <ClauseRow
            key={clause.id}
            view={view}
            clause={clause}
            effects={view.effects.filter((effect) => effect.clause === clause.id)}
          />
        ))}
      </div>
    </div>
  );
}

function Contents({ clauses }: { readonly clauses: readonly Clause[] }) {
  return (
    <ol className={classes.list}>
      {clauses.map(({ id, title }) => (
        <li key={id}>
          <a className={classes.jump} href={`#clause-${id}`}>
            <span className={classes.number}>{id}</span> {title}
          </a>
        </li>
      ))}
    </ol>
  );
}

/** What a clause reads as where a name or a place is not filled in yet. */
const BLANK = '[to be filled in';

/** Clauses with a blank in them, and where it is filled in. */
function Blanks({ view }: { readonly view: AgreementView }) {
  const { person } = useMe();
  const { pathname } = useLocation();
  const blank = view.clauses.filter(({ text }) => text.includes(BLANK)).map(({ id }) => id);
  if (blank.length === 0 || view.row.status === 'ended') return null;
  return (
    <Text size="sm" component="div" mb="sm" className="no-print">
      <StatusMark tone="warn">
        {blank.length === 1 ? 'Clause' : 'Clauses'} {blank.join(', ')}: names, contacts or places are still
        blank.{' '}
        {proposers.includes(person.role) && (
          <Link className="link" to={`${pathname}?tab=edit`}>
            Fill them in
          </Link>
        )}
      </StatusMark>
    </Text>
  );
}

interface ClauseRowProps {
  readonly view: AgreementView;
  readonly clause: Clause;
  readonly effects: readonly EffectSentence[];
}

function ClauseRow({ view, clause, effects }: ClauseRowProps) {
  const heading = `clause-${clause.id}`;
  return (
    <section className={classes.clause} aria-labelledby={heading}>
      <div>
        <Title order={2} size="h3" id={heading} tabIndex={-1} className={classes.heading}>
          {clause.id} {clause.title}
        </Title>
        <Text size="md">{clause.text}</Text>
      </div>
      <ul className={classes.effects} aria-label={`What clause ${clause.id} does`}>
        {effectTexts(effects).map(({ effect, lead, items, unfed }) => (
          <li key={lead} data-effect={effect}>
            <Text size="xs" c="dimmed" fw={600}>
              {EFFECTS[effect]}
            </Text>
            <Text size="sm">{lead}</Text>
            {items.length > 0 && (
              <List size="sm">
                {items.map((item) => (
                  <List.Item key={item}>{item}</List.Item>
                ))}
              </List>
            )}
            {unfed && <StatusMark tone="bad">Would refuse everybody</StatusMark>}
          </li>
        ))}
        {clause.state === 'pending' && (
          <li>
            <ConfirmClause view={view} clause={clause} />
          </li>
        )}
        {effects.length === 0 && clause.state !== 'pending' && (
          <li>
            <Text size="sm" c="dimmed">
              Words only: nothing is applied by machine.
            </Text>
          </li>
        )}
      </ul>
    </section>
  );
}
