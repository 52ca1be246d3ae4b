// The open race's neuron over a corner of the picture: its data and the runners' curves. Can be collapsed.
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp, useScene, useSetting } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { useShownExplanation } from '../step/useExplanation';
import { NeuronPlot } from './NeuronPlot';
import './neuron.css';

/** Renders nothing for other landscapes. */
export function NeuronCard() {
  const app = useApp();
  const { t } = useTranslation();
  const landscape = useScene((scene) => scene.landscape);
  const open = useSetting('neuronOpen');
  const isExplained = useSetting('dockTab') === 'step';
  const shown = useShownExplanation();
  if (!('neuron' in landscape)) return null;
  const label = open ? t('neuron.fold') : t('neuron.unfold');
  return (
    <section className="neuronCard" data-covers="" data-open={open} aria-label={t('neuron.title')}>
      <header>
        <Text component="h2" fz="xs" fw={600}>
          {t('neuron.data')}
        </Text>
        <span className="neuronFormula">
          <MathFormula latex="y = \varphi(wx + b)" inline />
        </span>
        <Tooltip label={label}>
          <ActionIcon
            size="sm"
            aria-label={label}
            aria-expanded={open}
            onClick={() => app.settings.setState({ neuronOpen: !open })}
          >
            {open ? <ChevronDown size={16} /> : <ChevronUp size={16} />}
          </ActionIcon>
        </Tooltip>
      </header>
      {open && <NeuronPlot neuron={landscape.neuron} explained={isExplained ? shown : null} />}
    </section>
  );
}
