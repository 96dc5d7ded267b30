import { Alert } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { UntilEnded } from '../../app/UntilEnded.tsx';
import { Announcer } from '../../components/Announcer.tsx';
import { COVERED } from './covers.ts';
import { Opening } from './Opening.tsx';
import classes from './sidebar.module.css';

// The parts of the ticket page link to each other; here there is one page, and no address to change.
const router = createMemoryRouter([{ path: '*', Component: Page }]);

/** All that a helpdesk shows of Cordon. */
export function SidebarApp() {
  return (
    <UntilEnded framed>
      <RouterProvider router={router} />
    </UntilEnded>
  );
}

function Page() {
  return (
    <main id="main" className={classes.main}>
      <h1 className="visually-hidden">Cordon</h1>
      <Covered />
      <Opening />
      <Announcer />
    </main>
  );
}

/** Says why a click did nothing. */
function Covered() {
  const [covered, setCovered] = useState(false);
  useEffect(() => {
    const show = (): void => {
      setCovered(true);
    };
    window.addEventListener(COVERED, show);
    return () => {
      window.removeEventListener(COVERED, show);
    };
  }, []);
  if (!covered) return null;
  return (
    <Alert
      role="alert"
      mb="sm"
      variant="light"
      color="red"
      icon={<IconEyeOff size={18} aria-hidden />}
      title="That click was not taken"
      withCloseButton
      closeButtonLabel="Close"
      onClose={() => {
        setCovered(false);
      }}
    >
      Something of the helpdesk page lay over the button. Move it away and click again. If you see nothing
      there, tell your team lead.
    </Alert>
  );
}
