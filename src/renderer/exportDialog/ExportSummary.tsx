// A summary of the file: frames, length, size and the time needed to make it.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isMoving } from '../../protocol/exportFormats';
import type { ExportJob } from '../../protocol/exportJob';
import { estimateBytes, likelyCodec } from '../export/exportSettings';
import { formatBytes, formatSeconds } from './formatAmount';
import type { FilmPreview } from './useFilmPreview';

/** Encoding runs in parallel with drawing; without hardware support it takes about this long per pixel. */
const encodingMsPerPixel = 1.3e-5;

interface ExportSummaryProps {
  readonly job: ExportJob | null;
  readonly preview: FilmPreview;
}

export function ExportSummary({ job, preview }: ExportSummaryProps) {
  const { t } = useTranslation();
  if (job === null) return <div className="exportSummary" />;
  const { frameMs, stillBytes } = preview;
  const still = !isMoving(job.format);
  const frames = job.frames + job.holdFrames;
  const bytes = estimateBytes(job, stillBytes);
  const msPerFrame =
    frameMs === null
      ? null
      : likelyCodec(job) === null
        ? frameMs + 4 * encodingMsPerPixel * job.widthPx * job.heightPx
        : Math.max(frameMs, encodingMsPerPixel * job.widthPx * job.heightPx);
  const parts = [
    ...(still
      ? []
      : [
          t('export.summaryFrames', { frames }),
          t('export.summaryLength', { length: formatSeconds(frames / job.framesPerSecond, t) }),
        ]),
    ...(bytes === null
      ? []
      : [t(still ? 'export.summaryStill' : 'export.summarySize', { size: formatBytes(bytes) })]),
    ...(still || msPerFrame === null
      ? []
      : [t('export.summaryTime', { time: formatSeconds(1 + (frames * msPerFrame) / 1000, t) })]),
  ];
  return (
    <Text className="exportSummary" fz="xs" c="dimmed" data-testid="export-summary">
      {parts.join(' · ')}
    </Text>
  );
}
