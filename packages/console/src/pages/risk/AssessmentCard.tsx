import { Card, Group, Text, Title } from '@mantine/core';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { AssessButton } from './AssessButton.tsx';
import { Facts } from './Facts.tsx';
import { Versions } from './Versions.tsx';
import { conclusionWords, type Assessment } from './words.ts';

/** One purpose or transfer: its facts as they are now, and what a person last said about them. */
export function AssessmentCard({
  assessment,
  mayAssess,
}: {
  readonly assessment: Assessment;
  readonly mayAssess: boolean;
}) {
  const { kind, about, title, facts, newest } = assessment;
  const id = `assessment-${kind}-${about}`;
  const mark =
    newest === null ? (
      <StatusMark tone="bad">Not assessed</StatusMark>
    ) : newest.changed ? (
      <StatusMark tone="warn">Changed since</StatusMark>
    ) : (
      <StatusMark tone="good">Assessed</StatusMark>
    );
  return (
    <Card withBorder component="article" aria-labelledby={id}>
      <Group justify="space-between">
        <Title order={3} size="h4" id={id}>
          {title}
        </Title>
        {mark}
      </Group>
      {newest?.whole === false ? (
        <Text size="sm" c="dimmed">
          It is of other agreements too. What a person said about it is shown; the facts of the others are
          not.
        </Text>
      ) : (
        <Facts facts={facts} />
      )}
      {newest !== null && (
        <>
          <Text mt="sm">
            <b>{conclusionWords[newest.conclusion]}</b> Version {newest.version} by {newest.madeBy.name},{' '}
            <EntryLink entry={newest.entry} at={newest.madeAt} />. To be looked at again on {newest.reviewOn}.
          </Text>
          {newest.texts.map(({ section, title: heading, text }) => (
            <div key={section}>
              <Title order={4} size="h6" mt="xs">
                {heading}
              </Title>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                {text}
              </Text>
            </div>
          ))}
        </>
      )}
      {newest !== null && <Versions kind={kind} about={about} newest={newest} />}
      {mayAssess && <AssessButton assessment={assessment} />}
    </Card>
  );
}
