import { expect, it } from 'vitest';
import { vectorsOf } from '../../core/explanation/arrows';
import { explained } from '../../core/explanation/testing/explained';
import { parseSceneText } from '../../core/scene/parseScene';
import { filmScene } from '../../core/timeline/filmScene';
import { frameAt } from '../../core/timeline/frameAt';
import { computeTrajectories, shownRunners } from '../../protocol/computeTrajectories';
import { createPageClient } from '../gallery/pageClient';
import { computeRaceBy } from '../requests/computeRace';
import { arrowsOfFilm, loadFilmArrows } from './filmArrows';

const text = JSON.stringify({
  format: 'optiscape-scene',
  version: 1,
  landscape: { id: 'ravine' },
  start: [-2, 2],
  steps: 40,
  optimizers: [
    { key: 'shown', id: 'adam', hyperparameters: { learningRate: 0.1 }, arrows: true },
    { key: 'without', id: 'sgd' },
    { key: 'hidden', id: 'sgd', arrows: true, visible: false },
  ],
});

async function filmed(seconds: readonly number[]) {
  const parsed = parseSceneText(text);
  if (!parsed.ok) throw new Error('no scene');
  const scene = filmScene(parsed.scene, { frames: 11, framesPerSecond: 10 });
  const client = createPageClient();
  const { signal } = new AbortController();
  const trajectories = await computeTrajectories(scene, computeRaceBy(client, signal), shownRunners(scene));
  const runners = await loadFilmArrows(client, scene, trajectories, seconds, signal);
  return { scene, trajectories, runners };
}

it('tells the updates that lead on from the frames, of visible runners with arrows', async () => {
  const { runners } = await filmed(Array.from({ length: 11 }, (_, frame) => frame / 10));
  expect(runners.map(({ key }) => key)).toEqual(['shown']);
  // Four steps from frame to frame; at the end the last update.
  expect(runners[0]!.updates.map(({ step }) => step)).toEqual([1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 40]);
  const settings = {
    landscape: { id: 'ravine' },
    optimizer: 'adam',
    hyperparameters: { learningRate: 0.1 },
  };
  expect(runners[0]!.updates[2]).toEqual(vectorsOf(explained(settings, [-2, 2], 9)));
});

it('draws a frame’s arrows from where the run is, the same in a film and in a still', async () => {
  const film = await filmed(Array.from({ length: 11 }, (_, frame) => frame / 10));
  const still = await filmed([0.4]);
  expect(still.runners[0]!.updates).toHaveLength(1);
  const [inFilm, inStill] = [film, still].map(({ scene, trajectories, runners }) => {
    const arrowsAt = arrowsOfFilm({ runners, language: 'en' }, scene, trajectories);
    return arrowsAt(frameAt(scene, trajectories, 0.4));
  });
  expect(inStill).toEqual(inFilm);
  const { positions } = film.trajectories.find(({ key }) => key === 'shown')!.columns;
  expect(inFilm!.runners.map(({ key, step, theta }) => ({ key, step, theta }))).toEqual([
    { key: 'shown', step: 17, theta: [positions[32], positions[33]] },
  ]);
  expect(inFilm!.legend.map(({ part }) => part)).toEqual(['gradient', 'memory', 'step', 'scaling']);
});
