// Opens the race on a function's surface.
import { inLanguage } from '../../core/text/text';
import { useTranslation } from 'react-i18next';
import type { ScalarActivation } from '../../core/functions/activations/registry';
import type { ParameterValues } from '../../core/functions/description';
import type { ScalarLoss } from '../../core/functions/losses/registry';
import { landscapeKey, type LandscapeReference } from '../../core/landscapes/reference';
import { useApp, useLanguage, useScene } from '../app/appContext';
import { neuronOf } from '../state/neuronRace';

/** The race for the result of `pairFor` on the open landscape; `parameters` are the workspace's, by function. */
export function useNeuronRace(
  pairFor: (open: LandscapeReference) => readonly [ScalarActivation, ScalarLoss],
  parameters: Readonly<Record<string, ParameterValues>>,
) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const open = useScene((scene) => scene.landscape);
  const [activation, loss] = pairFor(open);
  return {
    /** Description of the pair of functions. */
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
