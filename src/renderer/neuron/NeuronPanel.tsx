// The open race's neuron in the panel: its activation, its loss and their parameters.
import { Button, Group, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { activationFamilies } from '../../core/functions/activations/activation';
import { scalarActivations } from '../../core/functions/activations/registry';
import { validateParameters, type FunctionDescription } from '../../core/functions/description';
import { lossFamilies } from '../../core/functions/losses/loss';
import { scalarLosses } from '../../core/functions/losses/registry';
import {
  exampleData,
  withActivation,
  withLoss,
  type FunctionChoice,
  type Neuron,
} from '../../core/functions/neuron';
import { useApp, useLanguage, useScene } from '../appContext';
import { Formula } from '../panels/Formula';
import { NumberSetting } from '../panels/NumberSetting';
import { Section } from '../panels/Section';
import { setNeuron } from '../state/edits';

const meanLatex = 'f(w, b) = \\frac{1}{N} \\sum_{i=1}^{N} L\\bigl(\\varphi(w x_i + b),\\, t_i\\bigr)';

/** Nothing where the landscape is another one. */
export function NeuronPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const landscape = useScene((scene) => scene.landscape);
  if (!('neuron' in landscape)) return null;
  const { neuron } = landscape;
  const change = (edit: (current: Neuron) => Neuron, mergeKey: string | null = null): void =>
    void app.edit((scene) => setNeuron(scene, edit), mergeKey);
  const activation = scalarActivations.find(({ id }) => id === neuron.activation.id)!;
  const loss = scalarLosses.find(({ id }) => id === neuron.loss.id)!;
  const groups = (
    families: readonly (readonly [family: string, name: string])[],
    all: readonly (FunctionDescription & { readonly family: string })[],
  ) =>
    families
      .map(([family, group]) => ({
        group,
        items: all
          .filter((definition) => definition.family === family)
          .map(({ id, name }) => ({ value: id, label: name[language] })),
      }))
      .filter(({ items }) => items.length > 0);
  return (
    <Section title={t('neuron.title')} hint={t('neuron.mean', { count: neuron.data.length })}>
      <Formula latex={meanLatex} label={t('neuron.title')} />
      <Select
        size="xs"
        label={t('neuron.activation')}
        allowDeselect={false}
        value={activation.id}
        data={groups(
          activationFamilies.map((family) => [family, t(`functions.activationFamily.${family}`)]),
          scalarActivations,
        )}
        onChange={(id) => {
          const chosen = scalarActivations.find((each) => each.id === id);
          if (chosen !== undefined) change((current) => withActivation(current, chosen));
        }}
      />
      <Parameters
        part="activation"
        definition={activation}
        choice={neuron.activation}
        onChange={(choice, mergeKey) => change((current) => ({ ...current, activation: choice }), mergeKey)}
      />
      <Select
        size="xs"
        label={t('neuron.loss')}
        allowDeselect={false}
        value={loss.id}
        data={groups(
          lossFamilies.map((family) => [family, t(`functions.lossFamily.${family}`)]),
          scalarLosses,
        )}
        onChange={(id) => {
          const chosen = scalarLosses.find((each) => each.id === id);
          if (chosen !== undefined) change((current) => withLoss(current, chosen));
        }}
      />
      <Parameters
        part="loss"
        definition={loss}
        choice={neuron.loss}
        onChange={(choice, mergeKey) => change((current) => ({ ...current, loss: choice }), mergeKey)}
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

interface ParametersProps {
  readonly part: 'activation' | 'loss';
  readonly definition: FunctionDescription;
  readonly choice: FunctionChoice;
  readonly onChange: (choice: FunctionChoice, mergeKey: string | null) => void;
}

function Parameters({ part, definition, choice, onChange }: ParametersProps) {
  const language = useLanguage();
  return Object.entries(definition.parameters).map(([name, declared]) => (
    <NumberSetting
      key={`${definition.id} ${name}`}
      label={declared.label[language]}
      symbol={declared.symbol}
      scaled={declared}
      value={choice.parameters[name] ?? declared.default}
      usual={declared.default}
      check={(value) => {
        const checked = validateParameters(definition, { ...choice.parameters, [name]: value });
        return checked.ok ? null : checked.issues[0]!;
      }}
      onChange={(value, mergeKey) =>
        onChange({ ...choice, parameters: { ...choice.parameters, [name]: value } }, mergeKey)
      }
      mergeKey={`${part}:${name}`}
    />
  ));
}
