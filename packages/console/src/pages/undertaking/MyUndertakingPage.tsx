import { Group, Stack, Text, Title } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import type { SignedUndertaking, UndertakingText } from '../../api/types.ts';
import { day } from '../../components/instant.ts';
import { DownloadButton } from '../../components/DownloadButton.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { SignUndertaking } from './SignUndertaking.tsx';
import { UndertakingWords } from './UndertakingWords.tsx';

/** What I signed, to read again and to keep; and the version that comes next, to sign ahead. */
export default function MyUndertakingPage() {
  const read = useRead('/api/me/undertaking', {});
  const mine = read.data;
  return (
    <>
      <PageHead title="Your undertaking" lead="What you signed before your first ticket." />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {mine === undefined ? (
        read.error === null && <Loading what="your undertaking" height={320} />
      ) : (
        <Stack gap="xl">
          {mine.next !== null && (
            <section aria-labelledby="next">
              <Title order={2} id="next" mb="xs">
                From {day(mine.next.validFrom)}
              </Title>
              {mine.nextSigned === null ? (
                <SignUndertaking key={mine.next.textHash} mine={mine} text={mine.next} />
              ) : (
                <Signed text={mine.next} signed={mine.nextSigned} />
              )}
            </section>
          )}
          {mine.current !== null && mine.signed !== null && (
            <section aria-label="The text you signed">
              <Signed text={mine.current} signed={mine.signed} />
            </section>
          )}
        </Stack>
      )}
    </>
  );
}

interface SignedProps {
  readonly text: UndertakingText;
  readonly signed: SignedUndertaking;
}

function Signed({ text, signed }: SignedProps) {
  return (
    <Stack>
      <Text component="div">
        <StatusMark tone="good">Signed, version {signed.version}</StatusMark>, <Time at={signed.at} stamp />,
        entry {signed.entry} of the ledger
      </Text>
      <UndertakingWords text={text.text} />
      <Group className="no-print">
        <DownloadButton
          name={`undertaking-signed-version-${String(signed.version)}.json`}
          type="application/json"
          content={() => `${JSON.stringify({ ...signed, text: text.text }, null, 2)}\n`}
        >
          Download with signature
        </DownloadButton>
        <DownloadButton
          name={`undertaking-version-${String(signed.version)}.txt`}
          type="text/plain"
          content={() => text.text}
        >
          Download the text
        </DownloadButton>
      </Group>
    </Stack>
  );
}
