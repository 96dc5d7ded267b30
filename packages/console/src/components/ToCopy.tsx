import { Button, Code, CopyButton, Group, Text } from '@mantine/core';
import classes from './ToCopy.module.css';

/** Something to copy elsewhere, whole and readable by a screen reader. */
export function ToCopy({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Group justify="space-between" align="end" mb={2}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy} aria-label={`Copy ${label}`}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block tabIndex={0} aria-label={label} className={classes.value}>
        {value}
      </Code>
    </div>
  );
}
