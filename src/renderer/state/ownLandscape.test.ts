// Races on the user's own landscapes: moved to another one of the same kind, and on a neuron whose data is dragged.
import { expect, it } from 'vitest';
import { withLoss, type DataPoint } from '../../core/functions/neuron';
import { scalarLosses } from '../../core/functions/losses/registry';
import type { NeuronReference } from '../../core/landscapes/reference';
import { resolveLandscape } from '../../core/landscapes/resolve';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { parseScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { moveToOwn, setNeuron } from './edits';
import { createSceneStore } from './sceneStore';

function neuronScene(): Scene & { readonly landscape: NeuronReference } {
  const parsed = parseScene({ format: 'optiscape-scene', version: 1, landscape: { neuron: {} } });
  if (!parsed.ok || !('neuron' in parsed.scene.landscape)) throw new Error('no neuron');
  return { ...parsed.scene, landscape: parsed.scene.landscape };
}

it('a point that is dragged is one entry to undo, and a wrong one is refused', () => {
  const before = neuronScene();
  const scenes = createSceneStore(before);
  const drag = (point: DataPoint) =>
    scenes.edit(
      (scene) => setNeuron(scene, (neuron) => ({ ...neuron, data: neuron.data.with(2, point) })),
      'point:2',
    );
  expect(drag([-0.5, 0]).ok).toBe(true);
  expect(drag([0.25, 0.5]).ok).toBe(true);
  expect(drag([0.25, 1.5])).toMatchObject({ ok: false, issues: [{ field: 'landscape.neuron.data[2][1]' }] });
  const { scene } = scenes.getState();
  expect('neuron' in scene.landscape && scene.landscape.neuron.data[2]).toEqual([0.25, 0.5]);
  expect(scene.optimizers).toBe(before.optimizers);
  scenes.undo();
  expect(scenes.getState().scene).toEqual(before);
});

it('another loss keeps the race', () => {
  const before = neuronScene();
  const hinge = scalarLosses.find(({ id }) => id === 'hinge')!;
  const after = setNeuron(before, (neuron) => withLoss(neuron, hinge));
  expect(parseScene(JSON.parse(JSON.stringify(after)))).toEqual({ ok: true, scene: after });
  expect({ ...after, landscape: before.landscape }).toEqual(before);
});

it('starts move to the edge of another domain', () => {
  const before = neuronScene();
  const domain = { x: [-1, 1], y: [0, 2] } as const;
  const [runner, other] = before.optimizers;
  const withOwn = { ...before, optimizers: [{ ...runner!, start: [0.5, 9] as const }, other!] };
  const after = moveToOwn(withOwn, { ...before.landscape, domain });
  expect(after.optimizers.map(({ start }) => start)).toEqual([[0.5, 2], null]);
  expect(after.landscape).toEqual({ ...before.landscape, domain });
  expect(after.start).toEqual([-1, 2]);
});

it('a race on a built-in landscape has no neuron to set', () => {
  const found = resolveLandscape({ id: 'ravine' });
  if (!found.ok) throw new Error();
  const scene = createDefaultScene(found.landscape);
  expect(setNeuron(scene, (neuron) => ({ ...neuron, data: [] }))).toBe(scene);
});
