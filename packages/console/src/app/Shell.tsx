import { ActionIcon, Burger, Button, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconCommand, IconKeyboard } from '@tabler/icons-react';
import { Suspense, lazy, useEffect, useRef } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { Announcer } from '../components/Announcer.tsx';
import { Brand } from '../components/Brand.tsx';
import { SignInQuestions } from '../components/signals/SignInQuestion.tsx';
import { BackupCodeNotice } from './BackupCodeNotice.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { MainNav } from './MainNav.tsx';
import { useMe } from './me.ts';
import { PaceNotice } from './PaceNotice.tsx';
import { ProtocolNotice } from '../pages/protocols/ProtocolNotice.tsx';
import { RecordingMark } from '../pages/recordings/record/RecordingMark.tsx';
import { UndertakingFirst } from '../pages/undertaking/UndertakingFirst.tsx';
import { openPalette, usePaletteWanted } from './paletteState.ts';
import classes from './Shell.module.css';
import { useSingleKeys } from './singleKeys.ts';
import { UserMenu } from './UserMenu.tsx';

const Palette = lazy(() => import('./Palette.tsx'));
const EntryDrawer = lazy(() => import('../pages/accesses/EntryDrawer.tsx'));

/** Header, navigation and the page. */
export function Shell() {
  const { person, session } = useMe();
  const { pathname, search } = useLocation();
  const [navOpen, nav] = useDisclosure(false);
  const [keysOpen, keys] = useDisclosure(false);
  const paletteWanted = usePaletteWanted();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  const [singleKeys] = useSingleKeys();

  useHotkeys([['mod+K', openPalette]], []);
  useHotkeys(
    singleKeys
      ? [
          // With and without shift: layouts differ in how they make the sign.
          ['shift+?', keys.open],
          ['?', keys.open],
          ['/', focusSearch],
        ]
      : [],
  );

  // A new page starts where a screen reader begins to read; the first page, and the one that `/` leads to, is left as it is.
  useEffect(() => {
    if (shown.current === pathname) return;
    const led = shown.current === '/';
    shown.current = pathname;
    if (led) return;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <header className={classes.header}>
        <Burger
          className={classes.burger}
          size="sm"
          opened={navOpen}
          onClick={nav.toggle}
          aria-label="Open navigation"
        />
        <Link className={classes.brand} to="/">
          <Brand />
          Cordon
        </Link>
        <MainNav role={person.role} />
        <div className={classes.spacer} />
        <div className={classes.recorded}>
          <RecordingMark />
        </div>
        <Button
          variant="default"
          size="xs"
          onClick={openPalette}
          leftSection={<IconCommand size={14} aria-hidden />}
          aria-label="Find or go to (Ctrl K)"
        >
          Find
        </Button>
        <ActionIcon
          variant="subtle"
          size="lg"
          visibleFrom="sm"
          onClick={keys.open}
          aria-label="Keyboard keys"
        >
          <IconKeyboard size={20} stroke={1.5} aria-hidden />
        </ActionIcon>
        <UserMenu />
      </header>
      <Drawer opened={navOpen} onClose={nav.close} position="left" size={280} title="Navigation">
        <MainNav role={person.role} stacked onGo={nav.close} />
      </Drawer>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <SignInQuestions />
        <BackupCodeNotice />
        <PaceNotice slowed={session.slowed} />
        <UndertakingFirst>
          <ProtocolNotice />
          <Outlet />
        </UndertakingFirst>
      </main>
      <Announcer />
      <KeysDialog opened={keysOpen} onClose={keys.close} />
      <Suspense fallback={null}>
        {paletteWanted && <Palette onKeys={keys.open} />}
        {new URLSearchParams(search).has('entry') && <EntryDrawer />}
      </Suspense>
    </>
  );
}

/** Puts the cursor into the page's first search or filter field. */
function focusSearch(): void {
  document.querySelector<HTMLInputElement>('main input:not([type="radio"], [type="checkbox"])')?.focus();
}
