// A start of the runner's own, instead of the race's.
import { Button, Text } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../../core/geometry/domain';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { useApp, useScene } from '../app/appContext';
import { Disclosure } from '../controls/Disclosure';
import { setOwnStart } from '../state/edits';
import { StartFields } from './StartFields';

interface RunnerStartProps {
  readonly runnerKey: string;
  /** Null if it starts at the race's start. */
  readonly start: Point | null;
}

export function RunnerStart({ runnerKey, start }: RunnerStartProps) {
  const app = useApp();
  const { t } = useTranslation();
  const raceStart = useScene((scene) => scene.start);
  const set = (to: Point | null): void => void app.edit((scene) => setOwnStart(scene, [runnerKey], to));
  return (
    <Disclosure
      name="start"
      title={t('runner.start')}
      summary={start && `(${start.map(formatMeasure).join(', ')})`}
      usual={t('runner.startUsual')}
    >
      <StartFields label={t('runner.start')} start={start ?? raceStart} onCommit={set} />
      <Text fz={11} c="dimmed">
        {start === null ? t('runner.startHint') : t('runner.startOwnHint')}
      </Text>
      {start !== null && (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<Undo2 size={14} />}
          onClick={() => set(null)}
        >
          {t('runner.startBack')}
        </Button>
      )}
    </Disclosure>
  );
}
