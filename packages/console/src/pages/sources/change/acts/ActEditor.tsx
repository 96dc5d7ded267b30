import {
  Button,
  Code,
  Group,
  List,
  NativeSelect,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { ActMap, ResourceMap } from '../../../../api/types.ts';
import { useForm } from '../../../../hooks/useForm.ts';
import { actOf, BLANK, draftOf, draftProblems, mapOf, sampleCall, type ActDraft } from './actDraft.ts';
import { ParamFields } from './ParamFields.tsx';

interface ActEditorProps {
  readonly endpoint: ResourceMap;
  /** Undefined for a new one. */
  readonly act: ActMap | undefined;
  readonly onKeep: (act: ActMap) => void;
  readonly onCancel: () => void;
}

/** One act, with the call it would make and what still keeps it out of the map. */
export function ActEditor({ endpoint, act, onKeep, onCancel }: ActEditorProps) {
  const { form: draft, change, field } = useForm<ActDraft>(() => (act === undefined ? BLANK : draftOf(act)));
  const written = actOf(draft);
  const others = (endpoint.acts ?? []).filter((one) => one !== act);
  const problems = draftProblems(draft, endpoint, others);
  const sample = sampleCall(draft, endpoint);
  return (
    <Paper withBorder p="sm">
      <form
        aria-label={act === undefined ? 'New act' : act.label}
        onSubmit={(event) => {
          event.preventDefault();
          if (problems.length === 0) onKeep(mapOf(written));
        }}
      >
        <Stack gap="sm">
          <Group grow align="flex-start">
            <TextInput label="Words on the button" autoFocus maxLength={60} {...field('label')} />
            <TextInput
              label="Short name"
              description="Stands in the ledger: small letters, digits, hyphens"
              maxLength={40}
              {...field('name')}
            />
          </Group>
          <TextInput label="What it does, in a sentence" maxLength={200} {...field('says')} />
          <Group align="flex-end" gap="xs">
            <NativeSelect
              label="Method"
              data={['POST', 'PUT', 'PATCH']}
              value={draft.method}
              onChange={(event) => {
                change({ method: event.currentTarget.value as ActDraft['method'] });
              }}
            />
            <TextInput
              label="Path below the API’s address"
              flex={1}
              miw={180}
              maxLength={300}
              placeholder="/customers/{id}/refunds"
              {...field('path')}
            />
          </Group>
          <Textarea
            label="Body, as JSON"
            description="A text in braces stands for a value. Empty when nothing is sent."
            placeholder={'{ "to": "{number}" }'}
            autosize
            minRows={2}
            maxRows={14}
            maxLength={10_000}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            {...field('body')}
          />
          {written.params.map((param) => (
            <ParamFields
              key={param.name}
              param={param}
              fields={endpoint.fields}
              onParam={(next) => {
                change({ params: [...draft.params.filter(({ name }) => name !== next.name), next] });
              }}
            />
          ))}
          {sample !== null && (
            <div>
              <Text size="sm" fw={600}>
                The call, with made-up values
              </Text>
              <Code block>{sample}</Code>
            </div>
          )}
          <div role="status">
            {problems.length > 0 && (
              <>
                <Text size="sm">Before it can be kept:</Text>
                <List size="sm">
                  {problems.map((why) => (
                    <List.Item key={why}>{why}</List.Item>
                  ))}
                </List>
              </>
            )}
          </div>
          <Group justify="flex-end">
            <Button size="xs" variant="default" onClick={onCancel}>
              Leave it as it was
            </Button>
            <Button size="xs" type="submit" disabled={problems.length > 0}>
              Put it into the new map
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
