import { useLocalStorage } from '@mantine/hooks';

/** Single-letter keys can be switched off (WCAG 2.2, 2.1.4), for people who work by speech. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage<boolean>({ key: 'cordon-single-keys', defaultValue: true });
  return [on, setOn];
}
