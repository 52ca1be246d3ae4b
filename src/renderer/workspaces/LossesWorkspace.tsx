// Loss functions: loss and derivative for both targets or over the error, and the derivation behind the Softmax.
import { inLanguage } from '../../core/text/text';
import { Button, SegmentedControl } from '@mantine/core';
import { ListOrdered } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { crossEntropy } from '../../core/functions/losses/crossEntropy';
import { lossFamilies } from '../../core/functions/losses/loss';
import { losses, type LossDefinition } from '../../core/functions/losses/registry';
import { softmaxCrossEntropy } from '../../core/functions/losses/softmaxCrossEntropy';
import { useLanguage, useSetting } from '../app/appContext';
import { DerivationLab } from '../functions/DerivationLab';
import { FunctionDetails } from '../functions/FunctionDetails';
import { FunctionList } from '../functions/FunctionList';
import { dashed, FunctionPlots, solid } from '../functions/FunctionPlots';
import '../functions/functions.css';
import { axesOf, axisOf, lossAxes, plottedLosses, type LossAxisName } from '../functions/plottedFunctions';
import { useEditFunctions, useHiddenCurves, useShownLosses } from '../functions/useFunctions';
import { useNeuronRace } from '../functions/useNeuronRace';
import { MathFormula } from '../controls/MathFormula';
import { Section } from '../controls/Section';
import { selectedOf, selectFunction, type ShownFunction } from '../../core/view/functionSettings';
import { asScalarLoss, pairWithLoss } from '../state/neuronRace';

export function LossesWorkspace() {
  const { t } = useTranslation();
  const edit = useEditFunctions();
  const shown = useShownLosses();
  const wish = useSetting('functions').losses.axis;
  const selected = selectedOf(shown);
  const { definition } = selected;
  const axis = axisOf(definition, wish);
  const race = useNeuronRace(selected, asScalarLoss(definition), pairWithLoss);
  return (
    <div className="workspace functionsWorkspace">
      <FunctionList
        kind="losses"
        title={t('workspace.lossesTitle')}
        families={lossFamilies.map((family) => [family, t(`functions.lossFamily.${family}`)])}
        all={losses}
        shown={shown}
        hasCurves={axis !== null}
        isShown={(loss) => (axis === null ? loss === definition : axesOf(loss).includes(axis))}
      />
      <main className="functionsMain">
        {axis === null ? <DerivationLab /> : <LossPlots key={axis} axis={axis} shown={shown} />}
      </main>
      <FunctionDetails kind="losses" shown={selected} race={race}>
        <Section title={t('functions.totalError')} hint={t('functions.totalErrorHint')}>
          <MathFormula latex="E = \frac{1}{N} \sum_{n=1}^{N} L_n" label={t('functions.totalError')} />
        </Section>
        {definition === crossEntropy && (
          <Button
            variant="light"
            size="xs"
            leftSection={<ListOrdered size={14} />}
            onClick={() => edit((settings) => selectFunction(settings, 'losses', softmaxCrossEntropy.id))}
          >
            {t('functions.derivation.open')}
          </Button>
        )}
      </FunctionDetails>
    </div>
  );
}

/** A target with a proper minus sign. */
const signed = (target: number): string => String(target).replace('-', '−');

interface LossPlotsProps {
  readonly axis: LossAxisName;
  readonly shown: readonly ShownFunction<LossDefinition>[];
}

function LossPlots({ axis, shown }: LossPlotsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const edit = useEditFunctions();
  const hidden = useHiddenCurves();
  const functions = useMemo(
    () => plottedLosses(shown, axis).filter((plotted) => !hidden.has(plotted)),
    [shown, axis, hidden],
  );
  const names = new Map(
    shown.map(({ definition }) => [definition.id, inLanguage(definition.name, language)]),
  );
  const { targets } = lossAxes[axis];
  const selected = selectedOf(shown).definition;
  const hasChoice = axesOf(selected).includes('error');
  return (
    <FunctionPlots
      functions={functions}
      nameOf={({ id, target }) =>
        target === null
          ? (names.get(id) ?? id)
          : t('functions.ofTarget', { name: names.get(id), target: signed(target) })
      }
      axis={lossAxes[axis]}
      layout="apart"
      lines={
        axis === 'error'
          ? [{ label: t('functions.loss'), dash: solid }]
          : targets.map((target, index) => ({
              label: `t = ${signed(target)}`,
              dash: index === 0 ? dashed : solid,
            }))
      }
      lineOf={({ target }) => Math.max(0, targets.indexOf(target ?? NaN))}
      symbols={{
        x: axis === 'error' ? 'y - t' : 'y',
        value: 'L',
        slope: '\\partial L / \\partial y',
      }}
      titles={{ value: t('functions.lossOver'), slope: t('functions.slopeOver') }}
      controls={
        hasChoice && (
          <SegmentedControl
            size="xs"
            aria-label={t('functions.axis')}
            value={axis === 'error' ? 'error' : 'output'}
            onChange={(value) =>
              edit((settings) => ({ ...settings, losses: { ...settings.losses, axis: value } }))
            }
            data={[
              { value: 'output', label: t('functions.axisOutput') },
              { value: 'error', label: t('functions.axisError') },
            ]}
          />
        )
      }
    />
  );
}
