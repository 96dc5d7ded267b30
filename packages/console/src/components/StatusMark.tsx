import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './StatusMark.module.css';

/** How good or bad something is. `stop` is a control that held; `bad` is for danger and overdue only. */
export type Tone = 'good' | 'warn' | 'stop' | 'bad' | 'wait' | 'plain';

const ICONS = {
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  stop: IconBan,
  bad: IconCircleX,
  wait: IconClock,
  plain: IconCircleDashed,
} as const;

/** A status in words, with a shape of its own beside the colour. */
export function StatusMark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
