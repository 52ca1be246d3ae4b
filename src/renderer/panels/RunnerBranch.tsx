// A branch: at which step it branches off what, and as which optimizer it goes on.
import { Button, Text } from '@mantine/core';
import { ArrowRightLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { findOptimizer } from '../../core/optimizers/registry';
import { branchStep, earliestBranchStep } from '../../core/scene/branch';
import { limits, type SceneRunner } from '../../core/scene/scene';
import { useApp, useScene, useWindow } from '../app/appContext';
import { within } from '../controls/LimitedField';
import { NumberSetting } from '../controls/NumberSetting';
import { setBranchStep } from '../state/edits';

export function RunnerBranch({ runner }: { readonly runner: SceneRunner }) {
  const app = useApp();
  const { t } = useTranslation();
  const steps = useScene((scene) => scene.steps);
  const opened = useWindow(({ picker }) => picker === 'otherOptimizer');
  const before = runner.before.at(-1);
  const step = branchStep(runner);
  if (before === undefined || step === null) return null;
  const earliest = earliestBranchStep(runner);
  const label = t('branch.off', { name: findOptimizer(before.id)!.name });
  return (
    <div className="runnerBranch">
      <NumberSetting
        label={label}
        scaled={{ scale: 'linear', slider: [earliest, Math.max(steps, earliest + 1)], whole: true }}
        value={step}
        check={within(label, { ...limits.legSteps, min: earliest })}
        onChange={(to, mergeKey) =>
          app.edit((scene) => setBranchStep(scene, runner.key, Math.max(to, earliest)), mergeKey)
        }
        mergeKey={`branch:${runner.key}`}
      />
      <Text fz={11} c="dimmed">
        {before.id === runner.id ? t('branch.goesOn') : t('branch.setsOut')}
      </Text>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<ArrowRightLeft size={14} />}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => app.window.setState({ picker: 'otherOptimizer' })}
      >
        {t('branch.other')}
      </Button>
    </div>
  );
}
