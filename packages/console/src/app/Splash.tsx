import { Center, Loader, VisuallyHidden } from '@mantine/core';

/** Shown until it is known who is signed in. */
export function Splash() {
  return (
    <Center component="main" h="60vh" aria-busy>
      <VisuallyHidden>
        <h1>Cordon is loading</h1>
      </VisuallyHidden>
      <Loader type="dots" aria-hidden />
    </Center>
  );
}
