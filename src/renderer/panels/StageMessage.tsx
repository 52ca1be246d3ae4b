// What stands in the picture's place while there is none: what it waits for, or what has failed and how to go on.
import { Button, Loader, Text } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface StageMessageProps {
  readonly about: 'contextLost' | 'loadingSurface' | 'surfaceFailed';
  /** Tries once more what has failed. */
  readonly onRetry: () => void;
}

export function StageMessage({ about, onRetry }: StageMessageProps) {
  const { t } = useTranslation();
  const hasFailed = about === 'surfaceFailed';
  return (
    <div className="stageMessage" role="status">
      {!hasFailed && <Loader size="sm" />}
      <Text fz="sm">{about === 'surfaceFailed' ? t('notice.surfaceFailed') : t(`view.${about}`)}</Text>
      {hasFailed && (
        <Button size="xs" variant="default" leftSection={<RotateCw size={14} />} onClick={onRetry}>
          {t('view.tryAgain')}
        </Button>
      )}
    </div>
  );
}
