import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../../api/query.ts';
import { announce } from '../../app/announce.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { DraftLooked } from './DraftLooked.tsx';
import classes from './courses.module.css';

interface EditorProps {
  readonly course: string;
  readonly language: string;
  readonly body: string;
  /** Of the draft that is open; 0 for none. */
  readonly revision: number;
}

/** How long after the last key the text is looked at. */
const PAUSE_MS = 500;

/** Writes a draft, shows at once how it reads and what is wrong, keeps it, and publishes it. */
export function Editor({ course, language, ...given }: EditorProps) {
  const [body, setBody] = useState(given.body);
  const [saved, setSaved] = useState({
    body: given.revision === 0 ? '' : given.body,
    revision: given.revision,
  });
  const [renews, setRenews] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const navigate = useNavigate();
  const client = useQueryClient();
  const withStepUp = useStepUp();
  const params = { id: course, language };
  const look = useSend('POST /api/course-drafts/look', {});
  const { mutate: lookAt } = look;
  useEffect(() => {
    const waiting = setTimeout(() => {
      lookAt({ body });
    }, PAUSE_MS);
    return () => {
      clearTimeout(waiting);
    };
  }, [body, lookAt]);
  const save = useSend(
    'POST /api/course-drafts/:id/:language',
    params,
    ['/api/course-register'],
    ({ revision }) => {
      setSaved({ body, revision });
      announce('The draft is saved.');
    },
  );
  const publish = useDecision(
    'POST /api/course-drafts/:id/:language/publish',
    params,
    { act: 'course-version-published', words: { course, language } },
    ['/api/course-register', '/api/courses'],
    ({ version }) => {
      announce(`Version ${String(version)} is published.`);
      client.removeQueries({ queryKey: ['/api/course-register/:id/text'] });
      void navigate('/course-register');
    },
    withStepUp,
  );
  const found = look.data;
  const settled = saved.body === body;
  const sound = found?.publishes != null && found.problems.length === 0;
  const translation = found?.publishes?.translation === true;
  const goTo = (line: number): void => {
    const lines = body.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  return (
    <div className={classes.editor}>
      <Stack>
        <Textarea
          ref={area}
          label="Text of the course"
          className={classes.source ?? ''}
          spellCheck
          value={body}
          onChange={({ currentTarget: { value } }) => {
            setBody(value);
          }}
        />
        {!translation && found?.publishes !== null && (found?.publishes.version ?? 1) > 1 && (
          <Checkbox
            label="Whoever passed an earlier version has to pass this one"
            description="Without it, who passed the course has passed it still"
            checked={renews}
            onChange={({ currentTarget: { checked } }) => {
              setRenews(checked);
            }}
          />
        )}
        <Group gap="sm">
          <Button
            variant="default"
            disabled={settled}
            loading={save.isPending}
            onClick={() => {
              save.mutate({ body, revision: saved.revision });
            }}
          >
            Save draft
          </Button>
          <Button
            disabled={!settled || !sound}
            loading={publish.isPending}
            onClick={() => {
              if (found !== undefined) publish.mutate({ hash: found.hash, renews: renews && !translation });
            }}
          >
            {translation
              ? 'Publish the translation'
              : `Publish version ${String(found?.publishes?.version ?? 1)}`}
          </Button>
        </Group>
        <Text size="sm" c="dimmed" role="status">
          {settled ? (sound ? 'Saved, and ready to be published.' : 'Saved.') : 'Not saved yet.'} Publishing
          is signed and entered in the ledger.
        </Text>
        <FormError error={save.error ?? publish.error} />
      </Stack>
      <DraftLooked looked={found} error={look.error} onLine={goTo} />
    </div>
  );
}
