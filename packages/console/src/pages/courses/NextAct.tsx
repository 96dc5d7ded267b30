import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useSend } from '../../api/query.ts';
import type { NextPaper } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { Time } from '../../components/Time.tsx';
import { WHY_WAIT } from './words.ts';

interface NextActProps {
  readonly course: string;
  readonly language: string;
  readonly next: NextPaper;
  /** Whether it was passed: then another paper is a choice. */
  readonly passed: boolean;
}

/** Begins the paper of a course or goes on with it, or says from when. */
export function NextAct({ course, language, next, passed }: NextActProps) {
  const navigate = useNavigate();
  const start = useSend('POST /api/courses/:id/papers', { id: course }, ['/api/courses'], ({ id }) => {
    void navigate(`/courses/${course}/paper/${id}`);
  });
  if (!next.may && next.why !== 'open' && next.why !== null) {
    return (
      <Text component="div" size="sm">
        {WHY_WAIT[next.why]} {next.at !== null && <Time at={next.at} clock={next.why === 'wait'} />}
      </Text>
    );
  }
  return (
    <div>
      <Group gap="sm">
        <Button
          variant={passed ? 'default' : 'filled'}
          loading={start.isPending}
          onClick={() => {
            start.mutate({ language });
          }}
        >
          {next.open === null ? (passed ? 'Take the quiz again' : 'Take the quiz') : 'Go on with the quiz'}
        </Button>
        {next.left !== null && next.left === 1 && <Text size="sm">The last one of today.</Text>}
      </Group>
      <FormError error={start.error} />
    </div>
  );
}
