// The theme of the interface: muted greys, so that the runners' colours stand out.
import { ActionIcon, Tooltip, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Blue-black greys for the dark theme; Mantine uses 7 for the page and 6 for elements on it. */
const night: MantineColorsTuple = [
  '#e6e9f0',
  '#c3c9d6',
  '#9aa3b5',
  '#6d778c',
  '#424b5e',
  '#2b3342',
  '#1b212d',
  '#12161f',
  '#0c0f16',
  '#07090d',
];

const iris: MantineColorsTuple = [
  '#eef1ff',
  '#dbe0fb',
  '#b5bef2',
  '#8c99ea',
  '#6b7be3',
  '#5568df',
  '#4a5edd',
  '#3b4ec4',
  '#3245b0',
  '#263b9c',
];

export const theme = createTheme({
  fontFamily: "'Inter Variable', 'Noto Sans JP Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', 'Noto Sans JP Variable', system-ui, sans-serif" },
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 4 },
  colors: { dark: night, iris },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 450, withArrow: true, fz: 'xs' } }),
  },
});
