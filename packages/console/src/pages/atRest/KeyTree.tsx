import { Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { DataKeyView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { providerWords } from './words.ts';
import classes from './atRest.module.css';

const STATES: Readonly<Record<DataKeyView['state'], readonly [Tone, string]>> = {
  current: ['good', 'seals what comes'],
  replaced: ['wait', 'replaced'],
  destroyed: ['stop', 'destroyed: nothing opens with it, nor from an older copy'],
};

interface KeyTreeProps {
  readonly provider: string;
  readonly keys: readonly DataKeyView[];
}

/** The keys as they hang on each other: the provider, vendors and agreements, their tickets. */
export function KeyTree({ provider, keys }: KeyTreeProps) {
  return (
    <ul className={classes.tree} aria-label="Keys">
      <li>
        <Name>{providerWords(provider)}</Name>
        {keys.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nothing is sealed yet. The first ticket that is delivered makes the first key.
          </Text>
        ) : (
          <ul>
            {keys.map((key) => (
              <Branch key={key.id} of={key} />
            ))}
          </ul>
        )}
      </li>
    </ul>
  );
}

function Branch({ of }: { readonly of: DataKeyView }) {
  const [tone, words] = STATES[of.state];
  return (
    <li>
      <Name>
        {of.party.name}
        {of.agreement === null ? ', under no agreement' : `: ${of.agreement.title}`}
      </Name>
      <div className={classes.facts}>
        <StatusMark tone={tone}>{words}</StatusMark>
        <Text span size="sm" c="dimmed">
          made <Time at={of.createdAt} />, last wrapped <Time at={of.wrappedAt} />
        </Text>
      </div>
      {of.tickets > 0 && (
        <ul>
          <li>
            <Text span size="sm">
              {count(of.tickets, 'key of a ticket', 'keys of tickets')}, which{' '}
              {of.tickets === 1 ? 'opens' : 'open'}{' '}
              {count(of.sealed, 'message or file', 'messages and files')}
            </Text>
          </li>
        </ul>
      )}
    </li>
  );
}

function Name({ children }: { readonly children: React.ReactNode }) {
  return (
    <span className={classes.name}>
      <IconKey size={16} stroke={1.8} aria-hidden /> {children}
    </span>
  );
}
