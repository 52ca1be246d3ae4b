// Opens the export dialog; during an export, shows its progress.
import { RingProgress } from '@mantine/core';
import { Share } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { WordedButton } from '../controls/CommandButton';
import { useExports } from './useExports';

export function ExportButton() {
  const { t } = useTranslation();
  const running = useExports().find(({ status }) => status === 'running');
  const share = running === undefined || running.frames === 0 ? 0 : running.framesDone / running.frames;
  const percent = Math.floor(100 * share);
  return (
    <WordedButton
      command="file.export"
      word={t('app.export')}
      icon={
        running === undefined ? (
          <Share size={18} />
        ) : (
          <RingProgress
            size={26}
            thickness={3}
            sections={[{ value: percent, color: 'iris' }]}
            aria-label={t('export.running', { name: running.name, percent })}
          />
        )
      }
    />
  );
}
