import { Button, Code, CopyButton, Group, List, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { DownloadButton } from './DownloadButton.tsx';

interface BackupCodesShownProps {
  readonly codes: readonly string[];
  /** Whose they are. */
  readonly name: string;
}

/** Backup codes, the one time they are shown, to be printed or copied. */
export function BackupCodesShown({ codes, name }: BackupCodesShownProps) {
  const text = `Backup codes of ${name} for Cordon (${window.location.origin}). Each works once.\n\n${codes.join('\n')}\n`;
  return (
    <Stack>
      <Text size="sm" role="status">
        This is the only time they are shown. Print them and keep them where you keep your passport, not at
        the desk.
      </Text>
      <List listStyleType="none" aria-label="Backup codes" data-testid="backup-codes">
        {codes.map((code) => (
          <List.Item key={code}>
            <Code fz="md">{code}</Code>
          </List.Item>
        ))}
      </List>
      <Group gap="xs">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <DownloadButton name="cordon-backup-codes.txt" type="text/plain" content={() => text}>
          Download
        </DownloadButton>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => {
            window.print();
          }}
        >
          Print
        </Button>
      </Group>
    </Stack>
  );
}
