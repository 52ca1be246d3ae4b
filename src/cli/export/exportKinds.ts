// What `optiscape export` can make: the ending of the file says which of these.
import { basename, extname } from 'node:path';
import { serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { pythonScript } from '../../core/script/pythonScript';
import type { ExportCodec, ExportJob, PictureFormat } from '../../protocol/exportJob';
import { sequenceNames } from '../../protocol/sequenceName';
import { writeOutput } from '../output';
import { writeTrajectories } from '../simulate';
import { invalidInput } from '../usageError';
import { contourMapDocument } from './documents';
import {
  pictureOptions,
  readLanguage,
  readPictureOptions,
  type PictureOption,
  type PictureOptions,
  type PictureRules,
} from './exportOptions';
import { renderOnPage, type PageEnvironment } from './renderOnPage';

export interface ExportRequest {
  readonly scene: Scene;
  readonly out: string;
  readonly options: PictureOptions;
  readonly environment: PageEnvironment;
  readonly signal: AbortSignal;
}

export interface ExportSummary {
  readonly codec: string;
  readonly frames: number;
  /** The codec that was asked for, where another one was taken. */
  readonly insteadOf?: ExportCodec;
}

export interface ExportKind {
  /** What messages call it. */
  readonly name: string;
  /** The options that mean something for it. */
  readonly options: readonly PictureOption[];
  /** Checks the options, then makes the file. */
  readonly make: (request: ExportRequest) => Promise<ExportSummary>;
}

const stillOptions = ['size', 'camera', 'theme', 'background', 'language'] as const;
/** A better quality has smoother edges while the camera moves, too. */
const filmOptions = [...stillOptions, 'fps', 'seconds', 'frames', 'quality'] as const;

/** Something that is drawn frame by frame. */
function picture(format: PictureFormat, options: readonly PictureOption[], rules: PictureRules): ExportKind {
  return {
    name: rules.name,
    options,
    async make({ scene, out, options: given, environment, signal }) {
      const job: ExportJob = {
        ...readPictureOptions(given, scene, rules),
        scene: serializeScene(scene),
        fileName: basename(out),
        format,
      };
      const { insteadOf, ...report } = await renderOnPage(job, out, environment, signal);
      return { ...report, ...(insteadOf !== null && { insteadOf }) };
    },
  };
}

/** The same numbers as `simulate` prints. */
function trajectories(format: 'csv' | 'json'): ExportKind {
  return {
    name: `.${format}`,
    options: [],
    async make({ scene, out, environment, signal }) {
      await writeTrajectories(scene, format, out, environment.workerPath, signal);
      return { codec: format, frames: 0 };
    },
  };
}

const contourMapKind: ExportKind = {
  name: '.svg',
  options: ['size', 'theme', 'background', 'language', 'moment'],
  async make({ scene, out, options, environment, signal }) {
    const rules = { name: '.svg', codecs: ['auto'], evenSize: false, transparent: true } as const;
    const request = readPictureOptions({ size: '900x900', ...options }, scene, rules);
    const text = await contourMapDocument(scene, request, environment.workerPath, signal);
    await writeOutput(out, [text], signal);
    return { codec: 'svg', frames: 1 };
  },
};

const scriptKind: ExportKind = {
  name: '.py',
  options: ['language'],
  async make({ scene, out, options, signal }) {
    await writeOutput(out, [pythonScript(scene, readLanguage(options))], signal);
    return { codec: 'python', frames: 0 };
  },
};

const png = { codecs: ['auto'], evenSize: false, transparent: true } as const;

const frameSequence = picture('png-sequence', filmOptions, { name: 'a sequence of .png', ...png });

const kinds: Readonly<Record<string, ExportKind>> = {
  '.mp4': picture('mp4', [...filmOptions, 'codec'], {
    name: '.mp4',
    codecs: ['auto', 'h264', 'vp9', 'av1'],
    evenSize: true,
    transparent: false,
  }),
  '.webm': picture('webm', [...filmOptions, 'codec'], {
    name: '.webm',
    codecs: ['auto', 'vp9', 'av1'],
    evenSize: true,
    transparent: true,
  }),
  '.gif': picture('gif', filmOptions, {
    name: '.gif',
    codecs: ['auto'],
    maxFramesPerSecond: 50,
    evenSize: false,
    transparent: true,
  }),
  '.png': picture('png', [...stillOptions, 'moment'], { name: '.png', ...png }),
  '.svg': contourMapKind,
  '.csv': trajectories('csv'),
  '.json': trajectories('json'),
  '.py': scriptKind,
};

/** What `optiscape export` can make, by ending. */
export const exportEndings: readonly string[] = Object.keys(kinds);

/** What is to be made, and a name that it will have. Refuses options that mean nothing for it. */
export function exportKindOf(
  out: string,
  options: PictureOptions,
): { readonly kind: ExportKind; readonly firstName: string } {
  const name = basename(out);
  const ending = extname(name).toLowerCase();
  const byEnding = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
  if (!byEnding) {
    throw invalidInput('--out', out, `a name that ends in ${exportEndings.join(', ')}`);
  }
  const nameOf = sequenceNames(name);
  const isSequence = ending === '.png' && /%\d*d/.test(name);
  if (isSequence && !nameOf) {
    throw invalidInput('--out', out, 'one place for the number, as in frame-%04d.png');
  }
  const kind = isSequence ? frameSequence : byEnding;
  for (const option of pictureOptions) {
    const value = options[option];
    if (value === undefined || kind.options.includes(option)) continue;
    const others = [...Object.values(kinds), frameSequence].filter((each) => each.options.includes(option));
    const names = others.map((each) => each.name).join(', ');
    throw invalidInput(`--${option}`, value, `--${option} for ${names} only, not for ${kind.name}`);
  }
  return { kind, firstName: isSequence && nameOf ? nameOf(0) : name };
}
