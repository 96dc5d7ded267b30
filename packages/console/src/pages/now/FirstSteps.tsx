import { List, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { firstSteps } from './firstSteps.ts';

/** What a new installation still needs before anybody can work, each with the page that does it; gone when all is done. */
export function FirstSteps() {
  const { party } = useMe();
  const people = useRead('/api/people', {}, { query: { party: party.id } });
  const sources = useRead('/api/sources', {});
  // Others do their part meanwhile.
  const vendors = useRead('/api/vendors', {}, { every: 10_000 });
  const agreements = useRead('/api/agreements', {}, { every: 10_000 });
  if (!people.data || !sources.data || !vendors.data || !agreements.data) return null;
  const steps = firstSteps({
    people: people.data,
    sources: sources.data,
    vendors: vendors.data,
    agreements: agreements.data,
  });
  if (steps.every(({ done }) => done)) return null;
  const next = steps.find(({ done }) => !done);
  return (
    <section aria-labelledby="first-steps">
      <Title order={2} id="first-steps" mb="xs">
        Before anybody can work
      </Title>
      <List type="ordered" spacing={6} listStyleType="none">
        {steps.map(({ title, to, done }) => (
          <List.Item key={title}>
            <StatusMark tone={done ? 'good' : 'plain'}>
              {done ? (
                <>
                  {title}, <span>done</span>
                </>
              ) : (
                <Link className="link" to={to}>
                  {title === next?.title ? `Next: ${title}` : title}
                </Link>
              )}
            </StatusMark>
          </List.Item>
        ))}
      </List>
    </section>
  );
}
