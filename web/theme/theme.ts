// Ink on paper with one accent. Every colour is named by what it means; both themes keep 4.5 : 1 for text and 3 : 1 for marks.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = ['#e8f4f3', '#cfe6e5', '#a3cfce', '#73b7b6', '#4aa0a0', '#2c8c8d', '#1a7a7c', '#11686b', '#0b5a5e', '#05474b'];
const brick: MantineColorsTuple = ['#fdecea', '#f8d3cf', '#f0aaa3', '#e87f75', '#dd5a4e', '#c93c30', '#b52d22', '#a4201c', '#8a1714', '#6e0f0e'];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 7 },
  colors: { teal, red: brick },
  fontFamily: "'Source Sans 3', 'Segoe UI', 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  defaultRadius: '3px',
  headings: {
    fontFamily: "'Source Sans 3', 'Segoe UI', 'Noto Sans', sans-serif",
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.25' }, h2: { fontSize: '1.125rem', lineHeight: '1.3' }, h3: { fontSize: '0.9375rem', lineHeight: '1.35' } },
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const light = {
  '--ink': '#1b1f22', '--ink-soft': '#545b60', '--paper': '#fbfaf7', '--sheet': '#ffffff', '--line': '#dcd8cf', '--line-strong': '#85877f', '--hover': '#f2efe8',
  '--accent': '#0b5a5e', '--accent-soft': '#e3f0ef', '--harm': '#a4201c', '--harm-soft': '#fbebe9', '--warn': '#7a4b00', '--warn-soft': '#fbf1dc', '--hatch': '#b9b5aa',
  '--level-0': '#44565c', '--level-1': '#0b5a5e', '--level-2': '#5a3e8e', '--level-3': '#8a1f4f', '--level-4': '#7a2410',
};
const dark: typeof light = {
  '--ink': '#e9e7e2', '--ink-soft': '#adb2b5', '--paper': '#14171a', '--sheet': '#1a1e22', '--line': '#343a40', '--line-strong': '#7d848a', '--hover': '#23292e',
  '--accent': '#6cc7c6', '--accent-soft': '#15373a', '--harm': '#ff968c', '--harm-soft': '#41201e', '--warn': '#f0c069', '--warn-soft': '#3a2d12', '--hatch': '#5c646b',
  '--level-0': '#b3c2c7', '--level-1': '#6cc7c6', '--level-2': '#c3aef0', '--level-3': '#f2a1c4', '--level-4': '#f5ab92',
};

const mantine = {
  '--mantine-color-body': 'var(--paper)', '--mantine-color-text': 'var(--ink)', '--mantine-color-dimmed': 'var(--ink-soft)', '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--sheet)', '--mantine-color-default-hover': 'var(--hover)', '--mantine-color-default-border': 'var(--line-strong)', '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-placeholder': 'var(--ink-soft)', '--mantine-color-error': 'var(--harm)', '--mantine-primary-color-light-color': 'var(--accent)',
};

/** Mantine's own variables, bound to ours. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: { ...light, ...mantine }, dark: { ...dark, ...mantine } });
