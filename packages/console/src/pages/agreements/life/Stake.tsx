import { List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EndPreview } from '../../../api/types.ts';
import { count } from '../../../components/count.ts';
import { Conversations } from '../closing/HandOver.tsx';
import classes from '../end.module.css';

interface StakeProps {
  readonly stake: EndPreview;
  /** What becomes of the people at work. */
  readonly children: ReactNode;
  /** What becomes of open conversations. */
  readonly conversations?: string;
}

/** What closing an agreement does in the next second, in numbers. */
export function Stake({ stake, children, conversations = 'left without an agent' }: StakeProps) {
  const { openReveals, stranded } = stake;
  return (
    <div className={classes.stake}>
      <Text fw={600}>In the next second</Text>
      <List size="sm">
        <List.Item>{children}</List.Item>
        <List.Item>{count(openReveals, 'value')} shown in clear gone</List.Item>
        <List.Item>
          {count(stranded.length, 'open conversation')} {conversations}
        </List.Item>
      </List>
      {stranded.length > 0 && (
        <details open>
          <summary>The open conversations</summary>
          <Conversations of={stranded} label="The open conversations" />
        </details>
      )}
    </div>
  );
}
