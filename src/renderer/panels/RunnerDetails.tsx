// The selected runner: its name, its rule's hyper-parameters, additions to any rule, and information about it.
import { ActionIcon, Group, Stack, TextInput, Tooltip } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findOptimizer, type OptimizerDefinition } from '../../core/optimizers/registry';
import type { LibraryForm } from '../../core/hyperparameters/hyperparameter';
import { plainRunnerName } from '../../core/scene/runnerName';
import { limits, type SceneRunner } from '../../core/scene/scene';
import { scheduledHyperparameter, takesClipping } from '../../core/simulation/particleUpdate';
import { useApp } from '../app/appContext';
import { DivergenceText } from '../step/DivergenceText';
import { resetRunner, setRunner } from '../state/edits';
import { RuleFields } from './RuleFields';
import { RunnerAbout } from './RunnerAbout';
import { RunnerBranch } from './RunnerBranch';
import { RunnerChaos } from './RunnerChaos';
import { RunnerClipping } from './RunnerClipping';
import { RunnerConvention } from './RunnerConvention';
import { RunnerRule } from './RunnerRule';
import { RunnerFamily } from './RunnerFamily';
import { RunnerSchedule } from './RunnerSchedule';
import { RunnerStart } from './RunnerStart';
import { RunnerWeightDecay } from './RunnerWeightDecay';
import './settings.css';

/** Whether a hyper-parameter has its own section. */
function hasSection({ hyperparameters }: OptimizerDefinition, name: string): boolean {
  const addedDecay = 'decoupledDecay' in hyperparameters;
  return addedDecay && (name === 'weightDecay' || name === 'decoupledDecay');
}

export function RunnerDetails({ runner }: { readonly runner: SceneRunner }) {
  const app = useApp();
  const { t } = useTranslation();
  const optimizer = findOptimizer(runner.id)!;
  const { convention } = optimizer.hyperparameters;
  const own = Object.keys(optimizer.hyperparameters).filter((name) => !hasSection(optimizer, name));
  // What is dragged most stays in sight, however long the formula is.
  const rate = own.filter((name) => name === 'learningRate');
  const others = own.filter((name) => name !== 'learningRate');
  const reset = async (): Promise<void> => {
    const values = await app.suggest(optimizer);
    app.edit((scene) => resetRunner(scene, runner.key, values));
  };

  return (
    <div className="runnerDetailsBody">
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap">
          <RunnerLabel runner={runner} placeholder={plainRunnerName(runner)} />
          <Tooltip label={t('runner.resetValues')}>
            <ActionIcon size="md" aria-label={t('runner.resetValues')} onClick={() => void reset()}>
              <RotateCcw size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <RunnerBranch runner={runner} />
        <RuleFields optimizer={optimizer} runner={runner} names={rate} />
        <RunnerRule optimizer={optimizer} runner={runner} />
        <RuleFields optimizer={optimizer} runner={runner} names={others} />
        {/* Where it moves no slider that is being dragged. */}
        <DivergenceText runner={runner} />
      </Stack>
      <div className="runnerSections">
        {convention?.kind === 'library' && (
          <RunnerConvention
            optimizer={optimizer}
            runnerKey={runner.key}
            declared={convention}
            chosen={runner.hyperparameters.convention as LibraryForm['library']}
            start={runner.start}
          />
        )}
        {scheduledHyperparameter(optimizer) !== null && <RunnerSchedule runner={runner} />}
        {hasSection(optimizer, 'weightDecay') && <RunnerWeightDecay optimizer={optimizer} runner={runner} />}
        {takesClipping(optimizer) && <RunnerClipping runnerKey={runner.key} clipping={runner.clipping} />}
        <RunnerStart runnerKey={runner.key} start={runner.start} />
        <RunnerFamily optimizer={optimizer} runnerKey={runner.key} runs={runner.runs} />
      </div>
      <RunnerChaos runner={runner} />
      <RunnerAbout optimizer={optimizer} />
    </div>
  );
}

interface RunnerLabelProps {
  readonly runner: SceneRunner;
  readonly placeholder: string;
}

/** The runner's own name. The text being typed is kept here, since the scene is reported only once per frame. */
function RunnerLabel({ runner, placeholder }: RunnerLabelProps) {
  const app = useApp();
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <TextInput
      variant="unstyled"
      className="runnerTitle"
      aria-label={t('runner.rename')}
      placeholder={placeholder}
      value={draft ?? runner.label ?? ''}
      maxLength={limits.labelLength}
      onChange={(event) => {
        const label = event.currentTarget.value;
        setDraft(label);
        app.edit(
          (scene) => setRunner(scene, runner.key, { label: label === '' ? null : label }),
          `label:${runner.key}`,
        );
      }}
      onBlur={() => {
        setDraft(null);
        app.scenes.endGesture();
      }}
    />
  );
}
