// What the pickers do: they choose a landscape or add an optimizer, with hyper-parameters that have been tried out.
import type { HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { landscapeKind, type OwnReference } from '../../core/landscapes/reference';
import { requireLandscape, resolveLandscape } from '../../core/landscapes/resolve';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import { findOptimizer, type OptimizerDefinition } from '../../core/optimizers/registry';
import type { Scene } from '../../core/scene/scene';
import type { Client } from '../../protocol/client';
import { isSteep, loadSurface } from '../requests/loadSurface';
import { createSuggestions } from '../requests/suggestions';
import { addRunner, chooseLandscape, moveToOwn, setOptimizer } from './edits';
import type { Notice } from './notices';
import type { WindowStore } from './windowState';

/** Points along each side for deciding the height scale of the user's own landscape. */
const steepnessResolution = 64;

export interface RaceChoicesOptions {
  readonly client: Client;
  readonly openScene: () => Scene;
  /** Edits the open scene; false if the edit is refused. */
  readonly edit: (change: (scene: Scene) => Scene) => boolean;
  readonly windowState: WindowStore;
  readonly notify: (notice: Notice) => void;
}

export function createRaceChoices({ client, openScene, edit, windowState, notify }: RaceChoicesOptions) {
  const suggestions = createSuggestions(client);

  /** The initial hyper-parameters of an optimizer in the open race. */
  const suggest = (optimizer: OptimizerDescription): Promise<HyperparameterValues> => {
    const scene = openScene();
    return suggestions.suggest(scene, requireLandscape(scene.landscape).landscape, optimizer);
  };

  return {
    suggest,

    chooseLandscape(landscape: LandscapeDescription): void {
      edit((scene) => chooseLandscape(scene, landscape));
    },

    /**
     * Switches to the user's own landscape: a formula, or the loss of a neuron. A race on the same kind of landscape
     * continues on the new one; otherwise one starts, with learning rates that have been tried out. False if refused.
     */
    async chooseOwn(reference: OwnReference): Promise<boolean> {
      if (landscapeKind(openScene().landscape) === landscapeKind(reference)) {
        return edit((current) => moveToOwn(current, reference));
      }
      const found = resolveLandscape(reference);
      if (!found.ok) {
        notify({ kind: 'editRefused', issues: found.issues });
        return false;
      }
      const race = chooseLandscape(openScene(), found.landscape, reference);
      const tuned = await Promise.all(
        race.optimizers.map(async (runner) => {
          const optimizer = findOptimizer(runner.id)!;
          return { ...runner, hyperparameters: await suggestions.suggest(race, found.landscape, optimizer) };
        }),
      );
      const surface = await loadSurface(client, reference, steepnessResolution).catch(() => null);
      const heightScale = surface !== null && isSteep(surface) ? 'log' : 'linear';
      return edit((current) => {
        const fresh = chooseLandscape(current, found.landscape, reference);
        return { ...fresh, optimizers: tuned, look: { ...fresh.look, heightScale } };
      });
    },

    /** Adds a runner with suitable hyper-parameters, and selects it. False if the edit is refused. */
    async addOptimizer(optimizer: OptimizerDescription): Promise<boolean> {
      const values = await suggest(optimizer);
      if (!edit((current) => addRunner(current, optimizer, values))) return false;
      windowState.setState({ selectedRunner: openScene().optimizers.at(-1)!.key });
      return true;
    },

    /** Makes a runner one of another optimizer, with suitable hyper-parameters. False if the edit is refused. */
    async changeOptimizer(key: string, optimizer: OptimizerDefinition): Promise<boolean> {
      const values = await suggest(optimizer);
      return edit((current) => setOptimizer(current, key, optimizer, values));
    },
  };
}
