// Finds the format of `optiscape export` from the name of --out and the table of formats.
import { basename, extname } from 'node:path';
import {
  factsOf,
  fileExtensions,
  formatNames,
  isDrawn,
  isMoving,
  isStill,
  isVideo,
  showsRace,
  type ExportFormat,
} from '../../protocol/exportFormats';
import { sequenceNames } from '../../protocol/sequenceName';
import { invalidInput } from '../usageError';
import { writtenFormat, writtenOption, type PictureOption, type PictureOptions } from './exportOptions';

/** The formats that each option applies to. */
const optionFormats: Readonly<Record<PictureOption, (format: ExportFormat) => boolean>> = {
  size: showsRace,
  textScale: showsRace,
  fps: isMoving,
  seconds: isMoving,
  frames: isMoving,
  stepsPerFrame: isMoving,
  hold: isMoving,
  camera: isDrawn,
  codec: isVideo,
  // Higher quality also smooths edges while the camera moves.
  quality: isMoving,
  theme: showsRace,
  background: showsRace,
  language: (format) => factsOf(format).words,
  moment: isStill,
};

/** Whether `option` means something for `format`. */
export function applies(option: PictureOption, format: ExportFormat): boolean {
  return optionFormats[option](format);
}

const pictureOptions = Object.keys(optionFormats) as PictureOption[];

const endings = fileExtensions.map((extension) => `.${extension}`).join(', ');

/** The allowed endings of --out, for the help. */
export const outHelp: string = [
  endings,
  ...formatNames
    .map(factsOf)
    .filter(({ sequence }) => sequence)
    .map(({ extension }) => `or frame-%04d.${extension} for a picture of each frame`),
].join(', ');

/** The format, and the name of its first file. Refuses options that do not apply to the format. */
export function readOut(
  out: string,
  options: PictureOptions,
): { readonly format: ExportFormat; readonly firstName: string } {
  const name = basename(out);
  const ending = extname(name).toLowerCase();
  const asksForSequence = /%\d*d/.test(name);
  const formats = formatNames.filter((format) => `.${factsOf(format).extension}` === ending);
  const whole = formats.find((format) => !factsOf(format).sequence);
  if (whole === undefined) throw invalidInput('--out', out, `a name that ends in ${endings}`);
  const sequence = formats.find((format) => factsOf(format).sequence);
  if (sequence === undefined || !asksForSequence) {
    refuseOthers(options, whole);
    return { format: whole, firstName: name };
  }
  const nameOf = sequenceNames(name);
  if (!nameOf) throw invalidInput('--out', out, `one place for the number, as in frame-%04d${ending}`);
  refuseOthers(options, sequence);
  return { format: sequence, firstName: nameOf(0) };
}

function refuseOthers(options: PictureOptions, format: ExportFormat): void {
  for (const option of pictureOptions) {
    const value = options[option];
    const means = optionFormats[option];
    if (value === undefined || means(format)) continue;
    const others = formatNames.filter(means).map(writtenFormat).join(', ');
    throw invalidInput(
      writtenOption(option),
      value,
      `${writtenOption(option)} for ${others} only, not for ${writtenFormat(format)}`,
    );
  }
}
