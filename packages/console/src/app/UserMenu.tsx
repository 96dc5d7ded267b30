import { Button, Menu, Text, useMantineColorScheme } from '@mantine/core';
import {
  IconLogout,
  IconMoon,
  IconSettings,
  IconSignature,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe } from './me.ts';
import { roleName } from './roles.ts';
import { signOut } from './signOut.ts';

/** Who is signed in, and what they may change about it. */
export function UserMenu() {
  const { person, party } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark =
    colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="xs"
          px={8}
          leftSection={<IconUserCircle size={18} stroke={1.5} aria-hidden />}
        >
          <Text span size="sm" visibleFrom="sm">
            {person.name}
          </Text>
          <span className="visually-hidden">, your account</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}
          <br />
          {roleName[person.role]}, {party.name}
        </Menu.Label>
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={16} aria-hidden />}>
          Settings
        </Menu.Item>
        {person.role === 'agent' && (
          <Menu.Item component={Link} to="/undertaking" leftSection={<IconSignature size={16} aria-hidden />}>
            Your undertaking
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={dark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => {
            setColorScheme(dark ? 'light' : 'dark');
          }}
        >
          {dark ? 'Light colours' : 'Dark colours'}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
