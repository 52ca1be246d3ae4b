// The open race's neuron in the panel: its activation, its loss and their parameters.
import { inLanguage } from '../../core/text/text';
import { Button, Group, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { activationFamilies } from '../../core/functions/activations/activation';
import { scalarActivations } from '../../core/functions/activations/registry';
import type { FunctionDescription } from '../../core/functions/description';
import { lossFamilies } from '../../core/functions/losses/loss';
import { scalarLosses } from '../../core/functions/losses/registry';
import {
  exampleData,
  withActivation,
  withLoss,
  type FunctionChoice,
  type Neuron,
} from '../../core/functions/neuron';
import { useApp, useLanguage, useScene } from '../app/appContext';
import { FunctionParameters } from '../functions/FunctionParameters';
import { MathFormula } from '../controls/MathFormula';
import { Section } from '../controls/Section';
import { setNeuron } from '../state/edits';

const meanLatex = 'f(w, b) = \\frac{1}{N} \\sum_{i=1}^{N} L\\bigl(\\varphi(w x_i + b),\\, t_i\\bigr)';

/** Renders nothing for other landscapes. */
export function NeuronPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const landscape = useScene((scene) => scene.landscape);
  if (!('neuron' in landscape)) return null;
  const { neuron } = landscape;
  const change = (edit: (current: Neuron) => Neuron, mergeKey: string | null = null): void =>
    void app.edit((scene) => setNeuron(scene, edit), mergeKey);
  const loss = scalarLosses.find(({ id }) => id === neuron.loss.id)!;
  return (
    <Section title={t('neuron.title')} hint={t('neuron.mean', { count: neuron.data.length })}>
      <MathFormula latex={meanLatex} label={t('neuron.title')} />
      <FunctionChooser
        label={t('neuron.activation')}
        families={activationFamilies.map((family) => [family, t(`functions.activationFamily.${family}`)])}
        all={scalarActivations}
        choice={neuron.activation}
        onChoose={(chosen) => change((current) => withActivation(current, chosen))}
        onChange={(activation, mergeKey) => change((current) => ({ ...current, activation }), mergeKey)}
      />
      <FunctionChooser
        label={t('neuron.loss')}
        families={lossFamilies.map((family) => [family, t(`functions.lossFamily.${family}`)])}
        all={scalarLosses}
        choice={neuron.loss}
        onChoose={(chosen) => change((current) => withLoss(current, chosen))}
        onChange={(loss, mergeKey) => change((current) => ({ ...current, loss }), mergeKey)}
      />
      <Group justify="space-between" wrap="nowrap" mt={4}>
        <Text fz="xs">{t('neuron.points', { count: neuron.data.length })}</Text>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => change((current) => ({ ...current, data: exampleData(loss) }))}
        >
          {t('neuron.example')}
        </Button>
      </Group>
    </Section>
  );
}

interface FunctionChooserProps<T> {
  readonly label: string;
  /** Families with their names, in order. */
  readonly families: readonly (readonly [family: string, name: string])[];
  readonly all: readonly T[];
  readonly choice: FunctionChoice;
  readonly onChoose: (chosen: T) => void;
  /** Called when parameters change. */
  readonly onChange: (choice: FunctionChoice, mergeKey: string | null) => void;
}

/** Chooses one of the neuron's functions and its parameters. */
function FunctionChooser<T extends FunctionDescription & { readonly family: string }>({
  label,
  families,
  all,
  choice,
  onChoose,
  onChange,
}: FunctionChooserProps<T>) {
  const language = useLanguage();
  const definition = all.find(({ id }) => id === choice.id)!;
  const groups = families
    .map(([family, group]) => ({
      group,
      items: all
        .filter((each) => each.family === family)
        .map(({ id, name }) => ({ value: id, label: inLanguage(name, language) })),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <>
      <Select
        size="xs"
        label={label}
        allowDeselect={false}
        value={choice.id}
        data={groups}
        onChange={(id) => {
          const chosen = all.find((each) => each.id === id);
          if (chosen !== undefined) onChoose(chosen);
        }}
      />
      <FunctionParameters
        definition={definition}
        values={choice.parameters}
        onChange={(parameters, mergeKey) => onChange({ ...choice, parameters }, mergeKey)}
      />
    </>
  );
}
