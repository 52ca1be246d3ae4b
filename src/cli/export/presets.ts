// What `optiscape export --preset` stands for: options for places where pictures are shown, of which each may be given otherwise.
import { showsRace, type ExportFormat } from '../../protocol/exportFormats';
import { invalidInput } from '../usageError';
import type { PictureOption, PictureOptions } from './exportOptions';
import { applies } from './outFormat';

const presets = {
  youtube: { size: '1920x1080', quality: 'best' },
  shorts: { size: '1080x1920', quality: 'best' },
  square: { size: '1080x1080' },
  slide: { size: '1920x1080' },
  /** A column of a page at 300 dots an inch and more. */
  paper: { size: '2400x1800', theme: 'light', quality: 'best' },
} as const satisfies Record<string, PictureOptions>;

/** For the help: each with its size. */
export const presetHelp: string = Object.entries(presets)
  .map(([name, { size }]) => `${name} (${size})`)
  .join(', ');

/** The options, completed by those of the preset that mean something for the format. */
export function withPreset(
  preset: string | undefined,
  options: PictureOptions,
  format: ExportFormat,
): PictureOptions {
  if (preset === undefined) return options;
  const found = Object.entries<PictureOptions>(presets).find(([name]) => name === preset);
  if (found === undefined) throw invalidInput('--preset', preset, Object.keys(presets).join(' or '));
  if (!showsRace(format)) throw invalidInput('--preset', preset, '--preset for films and pictures only');
  const meant = Object.entries(found[1]).filter(([option]) => applies(option as PictureOption, format));
  return { ...Object.fromEntries(meant), ...options };
}
