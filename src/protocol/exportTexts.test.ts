// The exports that are texts, from a race that is computed here.
import { expect, it } from 'vitest';
import { createSurfaceGrid } from '../core/contour/surfaceGrid';
import { findLandscape } from '../core/landscapes/registry';
import { createDefaultScene } from '../core/scene/defaultScene';
import type { Scene } from '../core/scene/scene';
import { createRun } from '../core/simulation/run';
import { decodeChunk, draftRunChunk, finishRunChunk } from './chunk';
import type { ComputeRace } from './computeTrajectories';
import type { TextFormat } from './exportFormats';
import { exportText, type TextRequest, type TextSources } from './exportTexts';
import type { RunEnd } from './messages';
import { runsOf } from './raceRequest';

const landscape = findLandscape('saddle')!;
const usual = createDefaultScene(landscape);
/** Two steps of two runners, the second of them hidden. */
const scene: Scene = {
  ...usual,
  steps: 2,
  optimizers: usual.optimizers.slice(0, 2).map((runner, index) => ({
    ...runner,
    visible: index === 0,
    runs: { count: 1, spread: 0 },
  })),
};

const computeRace: ComputeRace = (request, onChunk) =>
  Promise.resolve(
    runsOf(request).map((settings, index) => {
      const run = createRun(settings);
      const draft = draftRunChunk(request.steps + 1, run);
      const rows = run.advance(draft.columns, 0, request.steps + 1);
      const decoded = decodeChunk(finishRunChunk(draft, index, 0, rows));
      if (decoded.ok && decoded.chunk.kind === 'run') onChunk(decoded.chunk);
      return run.state as RunEnd;
    }),
  );

const request: TextRequest = {
  widthPx: 400,
  heightPx: 420,
  textScale: 1,
  theme: 'light',
  background: 'theme',
  language: 'en',
};

async function made(
  format: TextFormat,
  of: Scene = scene,
  wanted: Partial<TextRequest> = {},
): Promise<{ readonly text: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const sources: TextSources = {
    computeRace: (race, onChunk) => {
      asked.push(`race of ${race.runs.length}`);
      return computeRace(race, onChunk);
    },
    loadHeights: (points) => {
      asked.push(`heights ${points}`);
      const heights = Float32Array.from({ length: points * points }, (_, index) => index);
      return Promise.resolve(createSurfaceGrid('saddle', points, points, heights));
    },
    typeset: (latex) => {
      asked.push(`formula ${latex}`);
      return Promise.resolve({ width: 1, height: 0.5, depth: 0, path: 'M0 0H1234' });
    },
  };
  const pieces = await exportText(format, of, { ...request, ...wanted }, sources);
  return { text: [...pieces].join(''), asked };
}

it('has a table of all runs, those that are hidden included', async () => {
  const { text, asked } = await made('csv');
  expect(asked).toEqual(['race of 2']);
  const lines = text.trimEnd().split('\n');
  expect(lines[0]).toBe('runner,optimizer,run,step,x,y,loss,gradientNorm');
  const [x, y] = scene.start;
  const beginnings = scene.optimizers.flatMap(({ id }, runner) =>
    [0, 1, 2].map((step) => `${runner},${id},0,${step},`),
  );
  expect(lines.slice(1).map((line, index) => line.startsWith(beginnings[index]!))).toEqual(
    Array<boolean>(6).fill(true),
  );
  expect(lines[1]).toContain(`,0,${x},${y},`);
});

it('has the same as JSON', async () => {
  const { text, asked } = await made('json');
  expect(asked).toEqual(['race of 2']);
  const { landscape: name, runs } = JSON.parse(text) as {
    readonly landscape: string;
    readonly runs: readonly { readonly optimizer: string; readonly x: readonly number[][] }[];
  };
  expect(name).toBe('saddle');
  expect(runs.map(({ optimizer, x }) => [optimizer, x.length, x[0]])).toEqual(
    scene.optimizers.map(({ id }) => [id, 3, scene.start]),
  );
});

it('has a script in the language that is asked for, without any numbers of the race', async () => {
  const english = await made('python');
  expect(english.asked).toEqual([]);
  expect(english.text).toContain('import numpy');
  const japanese = await made('python', scene, { language: 'ja' });
  expect(japanese.text).not.toBe(english.text);
  expect(japanese.text).toMatch(/[\u3040-\u30ff]/);
});

it('has a contour map of the runs that are shown, with as many heights as it needs', async () => {
  const overlay = { ...scene.film.overlay, formula: false };
  const { text, asked } = await made('svg', { ...scene, film: { ...scene.film, overlay } });
  expect(asked).toEqual(['heights 210', 'race of 1']);
  expect(text).toMatch(/^<svg[^>]* width="400" height="420"/);
  expect(text).toContain(`stroke="${scene.optimizers[0]!.color}"`);
  expect(text).not.toContain(`stroke="${scene.optimizers[1]!.color}"`);
});

it('draws a contour map on a smaller sheet of the same size where texts are larger', async () => {
  const viewBox = async (textScale: number): Promise<number[]> => {
    const { text } = await made('svg', scene, { textScale });
    expect(text).toMatch(/^<svg[^>]* width="400" height="420"/);
    return /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(text)!.slice(1).map(Number);
  };
  const [usual, larger] = [await viewBox(1), await viewBox(1.5)];
  expect(usual[0]! * usual[1]!).toBeCloseTo(900 * 900, -3);
  expect(usual.map((side, index) => side / larger[index]!)).toEqual([
    expect.closeTo(1.5, 2),
    expect.closeTo(1.5, 2),
  ]);
});

it('has the formula in it only where the film shows it', async () => {
  const overlay = { ...scene.film.overlay, formula: true };
  const { text, asked } = await made('svg', { ...scene, film: { ...scene.film, overlay } });
  expect(asked).toContain(`formula ${landscape.latex}`);
  expect(text).toContain('M0 0H1234');
});
