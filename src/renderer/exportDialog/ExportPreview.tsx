// A preview of the exact frame, and a slider through the film.
import { Loader, Slider, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportJob } from '../../protocol/exportJob';
import { NoticesPlace } from '../controls/NoticesPlace';
import type { FilmPreview } from './useFilmPreview';

interface ExportPreviewProps {
  readonly preview: FilmPreview;
  readonly job: ExportJob | null;
  readonly frame: number;
  /** Called with the chosen position as a fraction of the film. */
  readonly onPlace: (share: number) => void;
  /** Whether the format is drawn. */
  readonly drawn: boolean;
}

export function ExportPreview({ preview, job, frame, onPlace, drawn }: ExportPreviewProps) {
  const { t } = useTranslation();
  const { canvas, drawing, message } = preview;
  const last = (job?.frames ?? 2) - 1;
  if (!drawn) {
    return (
      <div className="exportPreview">
        <div className="exportScreen" data-empty="true">
          <Text fz="sm">{t('export.noPreview')}</Text>
          <NoticesPlace />
        </div>
      </div>
    );
  }
  return (
    <div className="exportPreview">
      <div
        className="exportScreen"
        data-transparent={job?.background === 'transparent'}
        data-drawing={drawing && message === null}
      >
        <canvas ref={canvas} width={16} height={9} role="img" aria-label={t('export.preview')} />
        {drawing && message === null && (
          <div className="exportDrawing" role="status">
            <Loader size="xs" />
            <Text fz="xs">{t('export.previewing')}</Text>
          </div>
        )}
        {message !== null && (
          <div className="exportTrouble" role="alert">
            <Text fz="sm" fw={600}>
              {t('export.previewFailed')}
            </Text>
            <Text fz="xs">{message}</Text>
          </div>
        )}
        <NoticesPlace />
      </div>
      <div className="exportPlace">
        <Slider
          flex={1}
          size="sm"
          label={null}
          thumbLabel={t('export.previewFrame')}
          min={0}
          max={last}
          value={frame}
          disabled={job === null}
          onChange={(value) => onPlace(value / last)}
        />
        <Text fz="xs" c="dimmed" className="exportPlaceText">
          {t('export.frameOf', { frame: frame + 1, frames: last + 1 })}
        </Text>
      </div>
    </div>
  );
}
