// Activation functions: values and derivatives overlaid, details, and deep chains of them.
import { inLanguage } from '../../core/text/text';
import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { activationFamilies } from '../../core/functions/activations/activation';
import {
  activations,
  type ActivationDefinition,
  type ScalarActivation,
} from '../../core/functions/activations/registry';
import { useLanguage, useSetting, useWindow } from '../app/appContext';
import { ChainLab } from '../functions/ChainLab';
import { FunctionDetails } from '../functions/FunctionDetails';
import { FunctionList } from '../functions/FunctionList';
import { dashed, FunctionPlots, solid } from '../functions/FunctionPlots';
import '../functions/functions.css';
import { activationAxis, plottedActivations } from '../functions/plottedFunctions';
import { SoftmaxLab } from '../functions/SoftmaxLab';
import { useEditFunctions, useHiddenCurves, useShownActivations } from '../functions/useFunctions';
import { useNeuronRace } from '../functions/useNeuronRace';
import { selectedOf, type ShownFunction } from '../../core/view/functionSettings';
import { asScalarActivation, pairWithActivation } from '../state/neuronRace';

export function ActivationsWorkspace() {
  const { t } = useTranslation();
  const shown = useShownActivations();
  const selected = selectedOf(shown);
  const { definition } = selected;
  const race = useNeuronRace(selected, asScalarActivation(definition), pairWithActivation);
  return (
    <div className="workspace functionsWorkspace">
      <FunctionList
        kind="activations"
        title={t('workspace.activationsTitle')}
        families={activationFamilies.map((family) => [family, t(`functions.activationFamily.${family}`)])}
        all={activations}
        shown={shown}
        isShown={({ kind }) => kind === definition.kind}
        hasCurves={definition.kind === 'scalar'}
      />
      <main className="functionsMain">
        {definition.kind === 'vector' ? (
          <SoftmaxLab shown={{ ...selected, definition }} />
        ) : (
          <ScalarActivations shown={shown} />
        )}
      </main>
      <FunctionDetails kind="activations" shown={selected} race={race} />
    </div>
  );
}

function isScalar(shown: ShownFunction<ActivationDefinition>): shown is ShownFunction<ScalarActivation> {
  return shown.definition.kind === 'scalar';
}

const symbols = { x: 'x', value: 'f(x)', slope: "f'(x)" };

function ScalarActivations({ shown }: { readonly shown: readonly ShownFunction<ActivationDefinition>[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const edit = useEditFunctions();
  const { layout } = useSetting('functions').activations;
  const scalar = useMemo(() => shown.filter(isScalar), [shown]);
  const hidden = useHiddenCurves();
  const chainHidden = useWindow((state) => state.chainHidden);
  const functions = useMemo(
    () => plottedActivations(scalar).filter((plotted) => !hidden.has(plotted)),
    [scalar, hidden],
  );
  const names = new Map(
    shown.map(({ definition }) => [definition.id, inLanguage(definition.name, language)]),
  );
  const titles = { value: t('functions.value'), slope: t('functions.slope') };
  return (
    <>
      <FunctionPlots
        functions={functions}
        nameOf={({ id }) => names.get(id) ?? id}
        axis={activationAxis}
        layout={layout}
        lines={
          layout === 'together'
            ? [
                { label: titles.value, symbol: symbols.value, dash: solid },
                { label: titles.slope, symbol: symbols.slope, dash: dashed },
              ]
            : [{ label: titles.value, dash: solid }]
        }
        lineOf={() => 0}
        symbols={symbols}
        titles={titles}
        controls={
          <SegmentedControl
            size="xs"
            aria-label={t('functions.layout')}
            value={layout}
            onChange={(value) =>
              edit((settings) => ({ ...settings, activations: { ...settings.activations, layout: value } }))
            }
            data={[
              { value: 'together', label: t('functions.together') },
              { value: 'apart', label: t('functions.apart') },
            ]}
          />
        }
      />
      {/* A chain is a product of derivatives. */}
      {!hidden.derivatives && !chainHidden && (
        <ChainLab shown={scalar.filter(({ definition }) => !hidden.has(definition))} />
      )}
    </>
  );
}
