import { localStorageColorSchemeManager } from '@mantine/core';

export const schemeManager = localStorageColorSchemeManager({ key: 'cordon-scheme' });

/** Sets light or dark before the first paint of React; an inline script could do it earlier, but the CSP allows none. */
export function applyScheme(): void {
  const kept = schemeManager.get('auto');
  const dark = kept === 'dark' || (kept === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
}
