import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { raceHyperparameters } from '../../core/scene/sceneRunner';
import {
  addRunner,
  chooseLandscape,
  duplicateRunner,
  removeRunner,
  setHyperparameter,
  setRunner,
} from './edits';
import { createSceneStore } from './sceneStore';
import { findOptimizer } from '../../core/optimizers/registry';

const ravine = findLandscape('ravine')!;
const saddle = findLandscape('saddle')!;

function open() {
  return createSceneStore(createDefaultScene(ravine));
}

function rateOf(store: ReturnType<typeof open>, key: string) {
  return store.getState().scene.optimizers.find((runner) => runner.key === key)?.hyperparameters[
    'learningRate'
  ];
}

describe('history', () => {
  it('undoes and redoes edit by edit, back to the very start', () => {
    const store = open();
    const first = store.getState().scene;
    store.edit((scene) => ({ ...scene, steps: 10 }));
    store.edit((scene) => removeRunner(scene, 'sgd-1'));
    const last = store.getState().scene;
    store.undo();
    expect(store.getState().scene.steps).toBe(10);
    store.undo();
    store.undo();
    expect(store.getState().scene).toBe(first);
    store.redo();
    store.redo();
    store.redo();
    expect(store.getState().scene).toBe(last);
  });

  it('makes a slider drag one entry, and the next drag another', () => {
    const store = open();
    const before = rateOf(store, 'adam-1');
    for (const rate of [0.1, 0.2, 0.3]) {
      store.edit((scene) => setHyperparameter(scene, 'adam-1', 'learningRate', rate), 'rate');
    }
    store.endGesture();
    store.edit((scene) => setHyperparameter(scene, 'adam-1', 'learningRate', 0.4), 'rate');
    store.undo();
    expect(rateOf(store, 'adam-1')).toBe(0.3);
    store.undo();
    expect(rateOf(store, 'adam-1')).toBe(before);
    expect(store.getState().past).toHaveLength(0);
  });

  it('forgets what was undone once something else is edited', () => {
    const store = open();
    store.edit((scene) => ({ ...scene, steps: 10 }));
    store.undo();
    store.edit((scene) => ({ ...scene, steps: 20 }));
    expect(store.getState().future).toHaveLength(0);
    store.redo();
    expect(store.getState().scene.steps).toBe(20);
  });

  it('leaves no entry where nothing changed', () => {
    const store = open();
    store.edit((scene) => scene);
    expect(store.getState().past).toHaveLength(0);
  });

  it('refuses a wrong edit with words and keeps the scene as it was', () => {
    const store = open();
    const before = store.getState();
    const outcome = store.edit((scene) => setHyperparameter(scene, 'adam-1', 'beta1', 1.2));
    expect(outcome).toMatchObject({ ok: false, issues: [{ field: 'optimizers[5].hyperparameters.beta1' }] });
    expect(store.getState()).toBe(before);
  });
});

describe('telling the interface', () => {
  it('happens at once for an edit, and once a frame for the edits of a drag', async () => {
    const store = open();
    let told = 0;
    store.subscribeByFrame(() => {
      told += 1;
    });
    store.edit((scene) => ({ ...scene, steps: 10 }));
    expect(told).toBe(1);
    for (const rate of [0.1, 0.2, 0.3]) {
      store.edit((scene) => setHyperparameter(scene, 'adam-1', 'learningRate', rate), 'rate');
    }
    expect(told).toBe(1);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(told).toBe(2);
    store.endGesture();
    expect(told).toBe(3);
  });
});

describe('edits', () => {
  it('choosing a landscape brings its race and view, and keeps how the user plays and looks', () => {
    const scene = { ...createDefaultScene(ravine), speed: 2, trail: { kind: 'all' } as const };
    const chosen = chooseLandscape({ ...scene, look: { ...scene.look, colorMap: 'viridis' } }, saddle);
    expect(chosen).toMatchObject({ start: [1e-4, 4], steps: 128, speed: 2, trail: { kind: 'all' } });
    expect(chosen.camera.elevationDegrees).toBe(35);
    expect(chosen.look.colorMap).toBe('viridis');
  });

  it('an added optimizer gets the landscape’s rate, a fresh key and a fresh colour', () => {
    const adam = findOptimizer('adam')!;
    const scene = addRunner(createDefaultScene(ravine), adam, raceHyperparameters(ravine, adam));
    const [first, second] = scene.optimizers.filter((runner) => runner.id === 'adam');
    expect(second!.hyperparameters).toEqual(first!.hyperparameters);
    expect(second!.key).not.toBe(first!.key);
    expect(second!.color).not.toBe(first!.color);
  });

  it('a duplicate stands right below its original and is shown', () => {
    const hidden = setRunner(createDefaultScene(ravine), 'adagrad-1', { visible: false });
    const scene = duplicateRunner(hidden, 'adagrad-1');
    const index = scene.optimizers.findIndex((runner) => runner.key === 'adagrad-1');
    expect(scene.optimizers[index + 1]).toMatchObject({ id: 'adagrad', key: 'adagrad-2', visible: true });
  });
});
