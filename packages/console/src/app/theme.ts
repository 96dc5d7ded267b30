import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The one accent. Shade 8 carries white text at 6:1. */
const petrol: MantineColorsTuple = [
  '#eaf6f8',
  '#d5e9ed',
  '#a8d2da',
  '#78bac7',
  '#52a6b6',
  '#3a99ab',
  '#2991a5',
  '#187d8f',
  '#0d6675',
  '#05535f',
];

/** What floats stands inside the main landmark, where a screen reader that walks by landmarks finds it. */
const portalProps = { target: '#main' };

/** A dialog's header is no banner of the page. */
const dialog = {
  closeButtonProps: { 'aria-label': 'Close' },
  attributes: { header: { role: 'presentation' } },
  styles: { title: { fontWeight: 600, lineHeight: 1.35 } },
};

export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  components: {
    Tooltip: {
      defaultProps: {
        events: { hover: true, focus: true, touch: true },
        portalProps,
        multiline: true,
        maw: 320,
        withArrow: true,
      },
    },
    Table: {
      defaultProps: {
        fz: 'sm',
        verticalSpacing: 8,
        horizontalSpacing: 'sm',
        highlightOnHover: true,
        highlightOnHoverColor: 'var(--cordon-quiet)',
      },
    },
    Modal: { defaultProps: { centered: true, ...dialog } },
    Drawer: { defaultProps: { position: 'right', ...dialog } },
    Popover: { defaultProps: { withArrow: true, shadow: 'md', portalProps } },
    Combobox: { defaultProps: { portalProps } },
    // Inside the header: what stands in a portal would lie outside every landmark.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } },
    // Long keys and hashes wrap, so that nothing needs a scroll area of its own.
    Code: { styles: { root: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } } },
    // The filled shade is too dark a line on a dark page.
    Tabs: { vars: () => ({ root: { '--tabs-color': 'var(--cordon-accent)' } }) },
    // In the colour of the alert a title has less contrast than WCAG 2.2 asks for (1.4.3): yellow on yellow 2.7:1.
    Alert: { styles: { title: { color: 'var(--mantine-color-text)' } } },
    // At its smallest Mantine draws what is below a label at 10 px.
    InputWrapper: { styles: { description: { fontSize: 'var(--mantine-font-size-xs)' } } },
    Anchor: { defaultProps: { underline: 'always' } },
    PasswordInput: {
      defaultProps: { visibilityToggleButtonProps: { 'aria-label': 'Show or hide what is typed' } },
    },
  },
});

/** Mantine's greys and reds for small text miss 4.5:1 on its own backgrounds; these do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#50575e',
    '--mantine-color-placeholder': '#6b737b',
    '--mantine-color-error': '#b42323',
    '--cordon-line': '#dee2e6',
    '--cordon-quiet': '#f4f6f7',
    '--cordon-good': '#1a6b33',
    '--cordon-warn': '#855100',
    '--cordon-bad': '#b42323',
    '--cordon-accent': '#0d6675',
    '--cordon-accent-quiet': '#e3f1f4',
  },
  dark: {
    // A link stands on the quiet accent as well, where Mantine's own shade has too little contrast.
    '--mantine-color-anchor': '#78bac7',
    '--mantine-color-dimmed': '#b4b9bf',
    '--mantine-color-placeholder': '#9ba1a8',
    '--mantine-color-error': '#ff9a9a',
    '--cordon-line': '#424242',
    '--cordon-quiet': '#2c2e30',
    '--cordon-good': '#7fd699',
    '--cordon-warn': '#f2bd62',
    '--cordon-bad': '#ff9a9a',
    '--cordon-accent': '#78bac7',
    '--cordon-accent-quiet': '#17383e',
  },
});
