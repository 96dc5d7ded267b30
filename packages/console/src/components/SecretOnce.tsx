import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';

interface SecretOnceProps {
  readonly secret: string;
  /** Name of it for a screen reader. */
  readonly label: string;
  readonly children: string;
}

/** A secret that is shown this once, to copy. */
export function SecretOnce({ secret, label, children }: SecretOnceProps) {
  return (
    <Stack>
      <Text size="sm" role="status">
        {children}
      </Text>
      <Code block aria-label={label}>
        {secret}
      </Code>
      <Group>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
