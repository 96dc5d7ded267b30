import { Link } from 'react-router';
import type { SourceView } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';

const NAMES = { database: 'Database', api: 'API' } as const;

interface PartsProps {
  readonly source: SourceView;
  /** Leads to the page where it can go live. */
  readonly linked?: boolean;
}

/** Which parts a source has, whether they are shown to anybody, and when there is less to hold them than there should be. */
export function Parts({ source, linked = false }: PartsProps) {
  return (
    <>
      {source.reads === 'one-lock' && (
        <StatusMark tone="warn">
          One lock: the database is read with a login that sees its tables. Whoever gets hold of it reads
          every customer.
        </StatusMark>
      )}
      <Standings source={source} linked={linked} />
    </>
  );
}

function Standings({ source, linked }: Required<PartsProps>) {
  return (['database', 'api'] as const).map((name) => {
    const part = source[name];
    if (part === null) return null;
    return part.liveAt === null ? (
      <StatusMark key={name} tone="wait">
        {NAMES[name]} in shadow: nothing of it is shown to anybody.{' '}
        {linked && (
          <Link className="link" to={`/sources/${encodeURIComponent(source.id)}`}>
            Read the report and let it go live
          </Link>
        )}
      </StatusMark>
    ) : (
      <StatusMark key={name} tone="good">
        {NAMES[name]} live since <Time at={part.liveAt} />
      </StatusMark>
    );
  });
}

/** Whether some part of it waits to go live. */
export function inShadow({ database, api }: Pick<SourceView, 'database' | 'api'>): boolean {
  return [database, api].some((part) => part !== null && part.liveAt === null);
}
