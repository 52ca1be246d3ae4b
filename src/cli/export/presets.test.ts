import { expect, it } from 'vitest';
import { withPreset } from './presets';

it('complete the options, and give way to those that are given', () => {
  expect(withPreset('youtube', {}, 'mp4')).toEqual({ size: '1920x1080', quality: 'best' });
  expect(withPreset('paper', { theme: 'dark' }, 'webm')).toMatchObject({ size: '2400x1800', theme: 'dark' });
  expect(withPreset('shorts', { size: '540x960' }, 'gif')).toMatchObject({ size: '540x960' });
  expect(withPreset(undefined, { fps: '25' }, 'mp4')).toEqual({ fps: '25' });
});

it('leave out what a format does not have', () => {
  expect(withPreset('paper', {}, 'svg')).toEqual({ size: '2400x1800', theme: 'light' });
  expect(() => withPreset('slide', {}, 'csv')).toThrow(
    'Invalid --preset: slide (expected --preset for films and pictures only)',
  );
  expect(() => withPreset('cinema', {}, 'mp4')).toThrow(
    'Invalid --preset: cinema (expected youtube or shorts or square or slide or paper)',
  );
});
