import { Fragment } from 'react';
import { Link } from 'react-router';
import type { FindingView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { Time } from '../../components/Time.tsx';
import { factName, factOf, type Fact } from './fact.ts';
import { named } from './named.ts';

/** What is known of a finding: its facts, when it was found and seen, and who closed it. */
export function Facts({ finding }: { readonly finding: FindingView }) {
  const { facts, names, raisedAt, seenAt, entry, closed } = finding;
  return (
    <>
      {Object.entries(facts).map(([name, value]) => (
        <Fragment key={name}>
          {name !== 'entry' && `${factName(name)}: `}
          <FactText fact={factOf(name, typeof value === 'string' ? named(value, names) : value)} />
          {'. '}
        </Fragment>
      ))}
      Found <Time at={raisedAt} />, seen last <Time at={seenAt} />
      {entry !== null && (
        <>
          , <EntryLink entry={entry} />
        </>
      )}
      {closed?.by != null && (
        <>
          . {closed.by.name} closed it <Time at={closed.at} />
        </>
      )}
    </>
  );
}

/** Entries lead to what happened, and instants read like all others. */
function FactText({ fact }: { readonly fact: Fact }) {
  switch (fact.kind) {
    case 'entries':
      return fact.entries.map((entry, nth) => (
        <Fragment key={entry}>
          {nth > 0 && ', '}
          <EntryLink entry={entry} />
        </Fragment>
      ));
    case 'instant':
      return <Time at={fact.at} />;
    case 'recording':
      return (
        <Link className="link" to={`/recordings/${fact.id}`}>
          watch it
        </Link>
      );
    case 'words':
      return <span style={{ overflowWrap: 'anywhere' }}>{fact.words}</span>;
  }
}
