// The races that an export is to show: those of scenes, and of the steps of lessons.
import { basename } from 'node:path';
import { safeFileName } from '../../engine/outputs/safeFileName';
import { isBundledLesson, loadBundledLesson } from '../../core/lesson/bundledLessons';
import type { Lesson } from '../../core/lesson/lesson';
import { lessonFormat } from '../../core/lesson/lesson';
import { lessonEnding, maxLessonFileBytes } from '../../core/lesson/lessonFile';
import { parseLesson } from '../../core/lesson/parseLesson';
import { parseScene } from '../../core/scene/parseScene';
import { readJson } from '../../core/scene/readDocument';
import type { Scene } from '../../core/scene/scene';
import { maxSceneFileBytes, sceneEndings } from '../../core/scene/sceneFile';
import type { Issue } from '../../core/validation/issue';
import { readInput } from '../input';
import { invalidInput, UsageError } from '../usageError';

export interface NamedRace {
  /** What stands for `{name}` in names of files: of characters that all systems allow, without %. */
  readonly name: string;
  /** The file that it is in, and for a lesson the step. */
  readonly source: string;
  readonly scene: Scene;
}

/** Reads all files and bundled lessons, in their order. What is wrong with any of them is one usage error, with their names if there are several. */
export async function readRaces(paths: readonly string[], signal: AbortSignal): Promise<NamedRace[]> {
  if (paths.filter((path) => path === '-').length > 1) {
    throw invalidInput('scene', '-', 'standard input once only');
  }
  const races: NamedRace[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    const read = await readRacesAt(path, signal);
    if (read.ok) {
      races.push(...read.races);
    } else {
      const problem = read.issues.map(({ message }) => message).join('; ');
      problems.push(paths.length === 1 ? problem : `${path}: ${problem}`);
    }
  }
  if (problems.length > 0) throw new UsageError(problems.join('; '));
  return races;
}

type ReadRaces =
  | { readonly ok: true; readonly races: readonly NamedRace[] }
  | { readonly ok: false; readonly issues: readonly Pick<Issue, 'message'>[] };

async function readRacesAt(path: string, signal: AbortSignal): Promise<ReadRaces> {
  if (isBundledLesson(path)) {
    return { ok: true, races: racesOfLesson(path, await loadBundledLesson(path)) };
  }
  const text = await readInput('scene', path, Math.max(maxSceneFileBytes, maxLessonFileBytes), signal);
  return racesOf(path, text);
}

function racesOf(path: string, text: string): ReadRaces {
  const read = readJson(text);
  if (!read.ok) return read;
  const { document } = read;
  if (!isLesson(path, document)) {
    const parsed = parseScene(document);
    return parsed.ok
      ? { ok: true, races: [{ name: nameOf(path), source: path, scene: parsed.scene }] }
      : parsed;
  }
  const parsed = parseLesson(document);
  if (!parsed.ok) return parsed;
  const races = racesOfLesson(path, parsed.lesson);
  if (races.length > 0) return { ok: true, races };
  return { ok: false, issues: [invalidInput('steps', 'no race', 'a step of the lesson that shows a race')] };
}

function isLesson(path: string, document: unknown): boolean {
  if (path.endsWith(`.${lessonEnding}`)) return true;
  return (
    typeof document === 'object' &&
    document !== null &&
    'format' in document &&
    document.format === lessonFormat
  );
}

/** Named by the lesson, the step's number and key, and the scene's number where there are two. */
function racesOfLesson(path: string, { steps }: Lesson): NamedRace[] {
  const digits = String(steps.length).length;
  return steps.flatMap(({ key, shows }, index) => {
    if (shows.kind !== 'race') return [];
    const number = String(index + 1).padStart(Math.max(2, digits), '0');
    const step = `${nameOf(path)}-${number}-${safeStem(key)}`;
    return shows.scenes.map((scene, place) => ({
      name: shows.scenes.length === 1 ? step : `${step}-${place + 1}`,
      source: `${path} (step ${index + 1})`,
      scene,
    }));
  });
}

const endings = [...sceneEndings.map((ending) => `.${ending}`), `.${lessonEnding}`];

function nameOf(path: string): string {
  if (path === '-') return 'race';
  let name = basename(path);
  // Also `race.optiscape.json`.
  for (let ending = endingOf(name); ending !== undefined; ending = endingOf(name)) {
    name = name.slice(0, -ending.length);
  }
  return safeStem(name);
}

function endingOf(name: string): string | undefined {
  return endings.find((ending) => name.length > ending.length && name.toLowerCase().endsWith(ending));
}

/** A percent sign would stand for the number of a sequence's files. */
const safeStem = (name: string): string => safeFileName(name.replace(/%/g, '-'));
