import { practices } from '@cordon/core/assurance';
import { Card, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { FindingDetail } from '../../api/types.ts';
import { ListSection } from '../../components/ListSection.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { Landed } from './Landed.tsx';
import { Propose } from './Propose.tsx';
import { changeWords } from './words.ts';
import classes from './findings.module.css';

type Proposal = FindingDetail['proposals'][number];

/** What the finding asks to have changed, with before and after side by side. */
export function Changes({ finding }: { readonly finding: FindingDetail }) {
  return (
    <div>
      <ListSection
        id="changes"
        title="Changes that it asks for"
        none="None yet. A finding that changes nothing comes back."
      >
        {finding.proposals.map((proposal) => (
          <Change key={proposal.id} finding={finding.id} proposal={proposal} />
        ))}
      </ListSection>
      <Propose finding={finding} />
    </div>
  );
}

function Change({ finding, proposal }: { readonly finding: string; readonly proposal: Proposal }) {
  const { id, change, text, by, at, before, now, after, landedAt, landedBy, mayLand } = proposal;
  const measured = change === 'terms' || change === 'threshold';
  return (
    <Card withBorder component="article" aria-labelledby={`change-${id}`}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} id={`change-${id}`}>
          {changeWords[change]} <Aim proposal={proposal} />
        </Text>
        <StatusMark tone={landedAt === null ? 'wait' : 'good'}>
          {landedAt === null ? 'Not in force yet' : 'In force'}
        </StatusMark>
      </Group>
      <Text size="sm" mb="xs" style={{ whiteSpace: 'pre-wrap' }}>
        {text}
      </Text>
      {(measured || after !== null) && (
        <div className={classes.sides}>
          {measured && <Side name="Before" lines={before} />}
          <Side
            name={after === null ? 'Now' : 'After'}
            lines={after ?? now ?? ['What is now cannot be told.']}
            isNew={after !== null}
          />
        </div>
      )}
      <Text size="xs" c="dimmed" mt={4} component="div">
        {by.name} proposed it <Time at={at} />
        {landedAt !== null && (
          <>
            . {landedBy === null ? 'Cordon saw it in force' : `${landedBy.name} said that it is in force`}{' '}
            <Time at={landedAt} />
          </>
        )}
      </Text>
      {mayLand && <Landed finding={finding} proposal={id} />}
    </Card>
  );
}

function Aim({ proposal: { change, target, part } }: { readonly proposal: Proposal }) {
  switch (change) {
    case 'terms':
      return (
        <Link className="link" to={`/agreements/${target ?? ''}`}>
          {part}
        </Link>
      );
    case 'threshold':
      return (
        <>
          ({target} {part})
        </>
      );
    case 'control':
      return <>({Object.entries(practices).find(([id]) => id === target)?.[1] ?? target})</>;
    case 'training':
      return null;
  }
}

interface SideProps {
  readonly name: string;
  readonly lines: readonly string[];
  readonly isNew?: boolean;
}

function Side({ name, lines, isNew = false }: SideProps) {
  return (
    <div className={classes.side} data-new={isNew || undefined}>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      {lines.length === 0 ? 'Nothing' : lines.map((line) => <div key={line}>{line}</div>)}
    </div>
  );
}
