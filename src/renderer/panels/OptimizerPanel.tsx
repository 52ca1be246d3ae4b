// The runners: a legend with live losses, and the settings of the selected one.
import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useScene, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { MoreBelow } from '../controls/MoreBelow';
import { RunnerDetails } from './RunnerDetails';
import { RunnerList } from './RunnerList';

export function OptimizerPanel() {
  const runners = useScene((scene) => scene.optimizers);
  const selected = useWindow((state) => state.selectedRunner);
  const selectedRunner = runners.find((runner) => runner.key === selected);

  return (
    <div className="optimizerPanel">
      <RunnerList />
      <AddOptimizer />
      {selectedRunner !== undefined && (
        <MoreBelow key={selectedRunner.key} className="runnerDetails">
          <RunnerDetails runner={selectedRunner} />
        </MoreBelow>
      )}
    </div>
  );
}

const AddOptimizer = memo(function AddOptimizer() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow(({ picker }) => picker === 'optimizers');
  return (
    <div className="runnerAdd">
      <Button
        variant="light"
        size="xs"
        fullWidth
        leftSection={<Plus size={16} />}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => runCommand(app, 'picker.optimizers')}
      >
        {t('runner.add')}
      </Button>
    </div>
  );
});
