// Opens the race on a function's surface.
import { inLanguage } from '../../core/text/text';
import { useTranslation } from 'react-i18next';
import type { ScalarActivation } from '../../core/functions/activations/registry';
import type { FunctionDescription } from '../../core/functions/description';
import type { ScalarLoss } from '../../core/functions/losses/registry';
import { landscapeKey, type LandscapeReference } from '../../core/landscapes/reference';
import { useApp, useLanguage, useScene } from '../app/appContext';
import type { ShownFunction } from '../../core/view/functionSettings';
import { neuronOf } from '../state/neuronRace';

export interface NeuronRace {
  /** What the button that starts it says. */
  readonly title: string;
  /** Description of the pair of functions. */
  readonly text: string;
  readonly start: () => void;
}

/**
 * The race for the result of `pairFor` on the open landscape. `scalar` is what a single neuron has of the selected function:
 * the function itself, or what it is for one neuron.
 */
export function useNeuronRace<Scalar extends ScalarActivation | ScalarLoss>(
  { definition, parameters: own }: ShownFunction<FunctionDescription>,
  scalar: Scalar,
  pairFor: (scalar: Scalar, open: LandscapeReference) => readonly [ScalarActivation, ScalarLoss],
): NeuronRace {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const open = useScene((scene) => scene.landscape);
  const [activation, loss] = pairFor(scalar, open);
  const isItself = definition.id === scalar.id;
  const parameters = isItself ? { [scalar.id]: own } : {};
  return {
    title: isItself
      ? t('functions.race')
      : t('functions.raceInstead', { name: inLanguage(scalar.name, language) }),
    text: t('functions.racePair', {
      activation: inLanguage(activation.name, language),
      loss: inLanguage(loss.name, language),
    }),
    start: () => {
      const reference = neuronOf({ activation, loss, parameters }, open);
      app.showWorkspace('race');
      app.settings.setState({ panelTab: 'race' });
      if (landscapeKey(reference) !== landscapeKey(open)) void app.chooseOwn(reference);
    },
  };
}
