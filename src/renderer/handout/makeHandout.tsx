// Makes a lesson's handout: computes its races, draws the figures, sets the page, and writes it as one file.
import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-jp';
import 'katex/dist/katex.min.css';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { handoutOf, lessonOnPaper, type HandoutFigure, type RaceFigure } from '../../core/lesson/handout';
import { inLessonLanguage } from '../../core/lesson/inLessonLanguage';
import type { Lesson, LessonText } from '../../core/lesson/lesson';
import { createLiveReader, type LiveReader } from '../../core/lesson/liveReader';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { Scene } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Client } from '../../protocol/client';
import { computeTrajectories } from '../../protocol/computeTrajectories';
import type { HandoutJob, Paper } from '../../protocol/handoutJob';
import { computeMeasures, type MeasureColumn } from '../requests/computeMeasures';
import { computeRaceBy } from '../requests/computeRace';
import { loadSurface } from '../requests/loadSurface';
import { loadExplanation } from '../requests/loadExplanation';
import { chartFigures, measuresOf } from './chartFigure';
import { drawnExplanation, type DrawnExplanation } from './drawnExplanation';
import { fitFigures } from './fitFigures';
import { functionFigures } from './functionFigure';
import { handoutFile, pageRules } from './handoutFile';
import { HandoutPages, type DrawnFigure } from './HandoutPages';
import { handoutWords, type HandoutWords } from './handoutWords';
import { figureGridPoints, mapFigure, mapName, type FigureSize } from './raceFigure';
import { softmaxFigure } from './softmaxFigure';

/** What a handout is to have, as a job says it. */
export type HandoutContent = Pick<HandoutJob, 'language' | 'paper' | 'answers' | 'notes'>;

export interface HandoutContext {
  readonly client: Client;
  readonly signal: AbortSignal;
  /** Told which share of the lesson's steps is drawn. */
  readonly onProgress: (progress: { readonly framesDone: number; readonly frames: number }) => void;
}

/** The content's width on both papers, in pixels. */
const contentPx = 640;
const chartHeightPx = 170;
const functionsHeightPx = 230;

/** The handout's HTML. Rejects if a race is refused or fails, and on abort. */
export async function makeHandout(
  lesson: Lesson,
  options: HandoutContent,
  context: HandoutContext,
): Promise<string> {
  const { pages, title, language } = await setPages(lesson, options, context);
  return whileShown(pages, options.paper, async (place) => {
    context.signal.throwIfAborted();
    return handoutFile(place, { language, title, paper: options.paper });
  });
}

/** Prints the handout from this window, without all else in it. Rejects as `makeHandout` does. */
export async function printHandout(
  lesson: Lesson,
  options: HandoutContent,
  context: HandoutContext,
): Promise<void> {
  const { pages, language } = await setPages(lesson, options, context);
  const styles = new CSSStyleSheet();
  styles.replaceSync(`${pageRules(options.paper)} ${alone}`);
  await whileShown(pages, options.paper, (place) => {
    context.signal.throwIfAborted();
    place.id = printedId;
    place.lang = language;
    document.adoptedStyleSheets.push(styles);
    try {
      // Returns when the dialog is closed.
      window.print();
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== styles);
    }
    return Promise.resolve();
  });
}

const printedId = 'printedHandout';
const alone = `@media print {
  body > :not(#${printedId}) { display: none !important; }
  html { color-scheme: light !important; }
  html, body { overflow: visible !important; width: auto !important; height: auto !important; background: #ffffff !important; }
  #${printedId} { position: static !important; width: auto !important; }
}`;

interface SetPages {
  readonly pages: ReactElement;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
}

async function setPages(
  written: Lesson,
  options: HandoutContent,
  { client, signal, onProgress }: HandoutContext,
): Promise<SetPages> {
  const words = handoutWords(options.language);
  const lesson = lessonOnPaper(written);
  const { tasks, answers } = handoutOf(lesson);
  const figures = new Map<HandoutFigure, DrawnFigure>();
  const live: LiveReader[] = [];
  for (const [index, { shows }] of lesson.steps.entries()) {
    onProgress({ framesDone: index, frames: lesson.steps.length });
    const scenes = shows.kind === 'race' ? shows.scenes : [];
    const races: ComputedRace[] = [];
    for (const scene of scenes) races.push(await computeRace(scene, client, signal));
    live.push(createLiveReader(races));
    const number = index + 1;
    const own = [...tasks, ...answers].filter((each) => each.number === number);
    for (const [place, { figure }] of own.entries()) {
      if (figure === null) continue;
      const size = place === 0 ? worksheetSize(number, figure) : 'small';
      const id = `figure-${number}-${place + 1}`;
      figures.set(
        figure,
        figure.kind === 'race'
          ? await raceFigures(id, figure, size, races, words, client, signal)
          : drawnFunctions(id, figure, words),
      );
    }
  }
  const textOf = (text: LessonText): string => inLessonLanguage(lesson, text, options.language);
  const pages = (
    <HandoutPages
      lesson={lesson}
      tasks={tasks}
      answers={options.answers ? answers : null}
      hasNotes={options.notes}
      figures={figures}
      live={live}
      textOf={textOf}
      words={words}
    />
  );
  const language = lesson.languages.includes(options.language) ? options.language : lesson.languages[0];
  return { pages, title: textOf(lesson.title), language: language ?? options.language };
}

interface ComputedRace {
  readonly scene: Scene;
  readonly trajectories: readonly Trajectory[];
  readonly grid: SurfaceGrid;
}

async function computeRace(scene: Scene, client: Client, signal: AbortSignal): Promise<ComputedRace> {
  const [trajectories, grid] = await Promise.all([
    computeTrajectories(scene, computeRaceBy(client, signal)),
    loadSurface(client, scene.landscape, figureGridPoints, signal),
  ]);
  signal.throwIfAborted();
  if (grid === null) throw new Error('The computation was interrupted.');
  return { scene, trajectories, grid };
}

async function raceFigures(
  id: string,
  { scenes, step, charts, levels, explained }: RaceFigure,
  size: FigureSize,
  races: readonly ComputedRace[],
  words: HandoutWords,
  client: Client,
  signal: AbortSignal,
): Promise<DrawnFigure> {
  const maps = scenes.map((scene, index) => {
    const { trajectories, grid } = races[index]!;
    const svg = mapFigure({ scene, grid, trajectories, step, maps: scenes.length, size, words });
    // Maps of the same size have the same ids of their own: each is clipped to its own frame.
    return {
      svg: svg.replaceAll(/map-([\d.-]+)/g, `${id}-${index + 1}-$1`),
      name: nameOf(scene, scenes, words),
    };
  });
  const steps: DrawnExplanation[] = [];
  for (const scene of explained === null ? [] : scenes) {
    const runner = scene.optimizers.find(({ key }) => key === explained!.runner);
    if (runner === undefined) continue;
    const explanation = await loadExplanation(client, scene, runner, explained!.update, signal);
    if (explanation === null) throw new Error('The computation was interrupted.');
    steps.push(drawnExplanation(scene, runner, explanation, explained!.lit, words));
  }
  if (charts === null) return { rows: [maps], beginsWithMaps: true, legend: [], steps };
  const drawn: { svg: string; name: null }[] = [];
  for (const [index, scene] of scenes.entries()) {
    const { trajectories, grid } = races[index]!;
    const measures = measuresOf(charts);
    const measureOf: MeasureColumn = await computeMeasures(client, scene, measures, signal);
    const svgs = chartFigures({
      ...{ id: `${id}-${index + 1}`, scene, charts, step, trajectories, grid, measureOf, words },
      levels: levels[index]!,
      widthPx: contentPx / scenes.length - (scenes.length > 1 ? 7 : 0),
      heightPx: chartHeightPx,
    });
    drawn.push(...svgs.map((svg) => ({ svg, name: null })));
  }
  const rows = drawn.length === 0 ? [maps] : [maps, drawn];
  return { rows, beginsWithMaps: true, legend: [], steps };
}

/** As large as leaves room on the page for the question, below the head of the first page and over what stands under a map. */
function worksheetSize(number: number, figure: HandoutFigure): FigureSize {
  if (figure.kind === 'race' && (figure.charts !== null || figure.explained !== null)) return 'tiny';
  return number === 1 ? 'middle' : 'large';
}

/** What is said above a map; null where it would be the same above all of them. */
function nameOf(scene: Scene, scenes: readonly Scene[], words: HandoutWords): string | null {
  const names = new Set(scenes.map((each) => mapName(each, words)));
  return names.size > 1 ? mapName(scene, words) : null;
}

function drawnFunctions(
  id: string,
  figure: Exclude<HandoutFigure, RaceFigure>,
  words: HandoutWords,
): DrawnFigure {
  const drawn = functionFigures({ id, figure, widthPx: contentPx, heightPx: functionsHeightPx, words });
  const softmax = softmaxFigure({ figure, widthPx: contentPx, words });
  const svgs = drawn?.plots ?? (softmax === null ? [] : [softmax]);
  const rows = [svgs.map((svg) => ({ svg, name: null }))];
  return { rows, beginsWithMaps: false, legend: drawn?.legend ?? [], steps: [] };
}

/** Renders the pages where nobody sees them, for as long as `read` takes. */
async function whileShown<Result>(
  pages: ReactElement,
  paper: Paper | null,
  read: (place: HTMLElement) => Promise<Result>,
): Promise<Result> {
  const place = document.createElement('div');
  place.inert = true;
  place.style.cssText = 'position: fixed; inset: 0 auto auto -10000px; width: 174mm;';
  document.body.append(place);
  const root = createRoot(place);
  try {
    flushSync(() => root.render(pages));
    // Formulas that are too wide are made smaller once their fonts are there.
    await document.fonts.ready;
    fitFigures(place, paper);
    return await read(place);
  } finally {
    root.unmount();
    place.remove();
  }
}
