import { Notifications } from '@mantine/notifications';
import { RouterProvider } from 'react-router/dom';
import { router } from './router.tsx';
import { UntilEnded } from './UntilEnded.tsx';

/** The console. */
export function App() {
  return (
    <UntilEnded>
      <Notifications position="bottom-right" />
      <RouterProvider router={router} />
    </UntilEnded>
  );
}
