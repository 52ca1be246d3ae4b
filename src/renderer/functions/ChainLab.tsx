// The vanishing gradient, live: a chain of layers with the shown activations, and how much of the gradient remains.
import { inLanguage } from '../../core/text/text';
import { SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useSetting } from '../app/appContext';
import type { ScalarActivation } from '../../core/functions/activations/registry';
import { MathFormula } from '../controls/MathFormula';
import { within } from '../controls/LimitedField';
import { NumberSetting } from '../controls/NumberSetting';
import {
  defaultFunctionSettings,
  experimentLimits,
  type ChainSettings,
  type ShownFunction,
} from '../../core/view/functionSettings';
import { CurvePlot } from './CurvePlot';
import { chainCurve, chainData, decadeText, powerText } from './chainCurves';
import { useEditFunctions } from './useFunctions';

const gradientLatex = {
  forward:
    "\\frac{\\partial y_n}{\\partial x} = \\prod_{l=1}^{n} w\\,\\varphi'(z_l),\\quad z_{l+1} = w y_l + b",
  fixed: "\\frac{\\partial y_n}{\\partial x} = \\bigl(w\\,\\varphi'(z)\\bigr)^n",
} as const;

const sliders = {
  depth: [1, 100],
  weight: [-3, 3],
  bias: [-3, 3],
  input: [-5, 5],
  preActivation: [-5, 5],
} as const;

type ChainNumber = keyof typeof sliders;

const symbols: Readonly<Record<ChainNumber, string>> = {
  depth: 'n',
  weight: 'w',
  bias: 'b',
  input: 'x',
  preActivation: 'z',
};

const numbersOf: Readonly<Record<ChainSettings['mode'], readonly ChainNumber[]>> = {
  forward: ['depth', 'weight', 'bias', 'input'],
  fixed: ['depth', 'weight', 'preActivation'],
};

interface ChainLabProps {
  readonly shown: readonly ShownFunction<ScalarActivation>[];
}

export function ChainLab({ shown }: ChainLabProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const edit = useEditFunctions();
  const { chain } = useSetting('functions');
  const [point, setPoint] = useState<number | null>(null);
  const set = (change: Partial<ChainSettings>): void =>
    edit((settings) => ({ ...settings, chain: { ...settings.chain, ...change } }));
  const { curves, data } = useMemo(() => {
    const made = shown.map(({ definition, parameters }) => chainCurve(definition, parameters, chain));
    return { curves: made, data: chainData(made, chain.depth) };
  }, [shown, chain]);
  const layer = Math.min(point ?? chain.depth, chain.depth);
  const rows = shown.map(({ definition, color }, index) => ({
    id: definition.id,
    name: inLanguage(definition.name, language),
    color,
    left: powerText(curves[index]![layer] ?? NaN),
  }));
  return (
    <section className="chainLab" aria-label={t('functions.chain.title')}>
      <div className="chainControls">
        <Text component="h2" fz="sm" fw={650}>
          {t('functions.chain.title')}
        </Text>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('functions.chain.mode')}
          value={chain.mode}
          onChange={(mode) => set({ mode })}
          data={[
            { value: 'forward', label: t('functions.chain.forward') },
            { value: 'fixed', label: t('functions.chain.fixed') },
          ]}
        />
        <div className="chainNumbers">
          {numbersOf[chain.mode].map((name) => (
            <NumberSetting
              key={name}
              label={t(`functions.chain.${name}`)}
              symbol={symbols[name]}
              scaled={{ scale: 'linear', slider: sliders[name], whole: name === 'depth' }}
              value={chain[name]}
              resetValue={defaultFunctionSettings.chain[name]}
              check={within(t(`functions.chain.${name}`), experimentLimits[name])}
              onChange={(value) => set({ [name]: value })}
              mergeKey={name}
            />
          ))}
        </div>
        <MathFormula latex={gradientLatex[chain.mode]} label={t('functions.chain.product')} />
      </div>
      <div className="functionPlotBox">
        <CurvePlot
          label={t('functions.chain.plot')}
          curves={shown.map(({ color }) => ({ color, dash: [] }))}
          data={data}
          dots
          yNumber={decadeText}
          point={point}
          onPoint={setPoint}
          pointText={`n = ${layer}: ${rows.map(({ name, left }) => `${name} ${left}`).join('; ')}`}
        />
      </div>
      <div className="chainRows">
        <Text fz={11} c="dimmed" component="div">
          {t('functions.chain.left', { layers: layer })}
        </Text>
        {rows.map(({ id, name, color, left }) => (
          <div key={id} className="chainRow">
            <span className="functionDot" style={{ background: color }} />
            <span className="chainName">{name}</span>
            <span className="number">{left}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
