import { expect, it } from 'vitest';
import { palettes } from '../look/theme';
import { fontFamily, hex, mapStyle } from './mapStyle';

it('writes colours as #rrggbb', () => {
  expect(hex([0, 0.5, 1])).toBe('#0080ff');
  expect(hex([1 / 255, 9.4 / 255, 16 / 255])).toBe('#010910');
});

it('takes the theme’s colours, with lines that stand out on them', () => {
  expect(mapStyle('light')).toEqual({
    background: '#f6f4f0',
    floor: palettes.light.floor,
    tint: 0.46,
    line: '#2b2e3a',
    lineOpacity: 0.3,
    majorLineOpacity: 0.6,
    frame: '#2b2e3a',
    title: '#16181f',
    text: '#2b2e3a',
    muted: '#5a5c66',
  });
  expect(mapStyle('dark')).toEqual({
    background: '#10131a',
    floor: palettes.dark.floor,
    tint: 0.5,
    line: '#ffffff',
    lineOpacity: 0.2,
    majorLineOpacity: 0.42,
    frame: '#c9d0de',
    title: '#f2f4f9',
    text: '#dfe3ec',
    muted: '#9ca3b4',
  });
});

it('asks for common fonts, Japanese ones too, and any sans-serif otherwise', () => {
  const fonts = fontFamily.split(', ');
  expect(fonts).toEqual(expect.arrayContaining(['Arial', "'Noto Sans JP'", "'Yu Gothic'"]));
  expect(fonts.at(-1)).toBe('sans-serif');
});
