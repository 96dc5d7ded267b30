import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useRouteError } from 'react-router';

/** An address that is nobody's, or not for this role: both look the same. */
export function NotFoundPage() {
  return (
    <Container size="xs" py={64}>
      <title>Nothing here · Cordon</title>
      <Stack gap="md">
        <Title order={1}>Nothing here for you</Title>
        <Text>This page does not exist, or it is not part of your role. The link may be old.</Text>
        <Group>
          <Button component={Link} to="/">
            Go to your first page
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}

/** A fault of the console itself: within the shell, or alone when the shell is what failed. */
export function CrashPage({ alone = false }: { readonly alone?: boolean }) {
  const error = useRouteError();
  const detail = error instanceof Error ? error.message : 'unknown';
  return (
    <Container component={alone ? 'main' : 'div'} size="xs" py={64}>
      <title>Something failed · Cordon</title>
      <Stack gap="md" role="alert">
        <Title order={1}>Something failed on this page</Title>
        <Text>
          Nothing was changed by it. Load the page again; if it fails again, tell your administrator this:
        </Text>
        <Text ff="monospace" size="sm">
          {detail}
        </Text>
        <Group>
          <Button
            onClick={() => {
              window.location.reload();
            }}
          >
            Load again
          </Button>
          <Button component="a" href="/" variant="default">
            Go to your first page
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
