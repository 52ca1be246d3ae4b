// Waiting, running and ended exports: progress, time left, and a button to cancel.
import { ActionIcon, Button, Progress, Text, Tooltip } from '@mantine/core';
import { CircleCheck, CircleSlash, CircleX, Clock, Film, FolderSearch, X } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../protocol/failure';
import { useApp } from '../app/appContext';
import { showProblem } from '../controls/notices';
import { codecTitle } from '../export/encode/videoCodecs';
import type { ExportTask } from '../export/exportQueue';
import { formatSeconds } from './formatAmount';

const icons = {
  waiting: Clock,
  running: Film,
  done: CircleCheck,
  failed: CircleX,
  cancelled: CircleSlash,
} as const;

export function ExportQueueList({ tasks }: { readonly tasks: readonly ExportTask[] }) {
  const app = useApp();
  const { t } = useTranslation();
  if (tasks.length === 0) return null;
  const ended = tasks.some(({ status }) => status !== 'waiting' && status !== 'running');
  return (
    <section className="exportQueue" aria-label={t('export.queue')}>
      <header>
        <Text component="h3" fz="xs" fw={600}>
          {t('export.queue')}
        </Text>
        {ended && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => app.exports.clear()}>
            {t('export.clear')}
          </Button>
        )}
      </header>
      <ul>
        {tasks.map((task) => (
          <ExportRow key={task.id} task={task} />
        ))}
      </ul>
    </section>
  );
}

function ExportRow({ task }: { readonly task: ExportTask }) {
  const app = useApp();
  const { t } = useTranslation();
  const { id, name, status, framesDone, frames, show } = task;
  const Icon = icons[status];
  const active = status === 'waiting' || status === 'running';
  return (
    <li className="exportRow" data-status={status}>
      <Icon size={16} aria-hidden />
      <div className="exportRowText">
        <Text fz="sm" fw={500} truncate>
          {name}
        </Text>
        <Text fz="xs" c="dimmed">
          <StatusText task={task} />
        </Text>
      </div>
      {status === 'running' && (
        <Progress
          className="exportBar"
          size="sm"
          color="iris"
          value={frames === 0 ? 0 : (100 * framesDone) / frames}
          aria-label={name}
        />
      )}
      {show !== null && (
        <Tooltip label={t('export.show', { name })}>
          <ActionIcon
            size="sm"
            aria-label={t('export.show', { name })}
            onClick={() => void show().catch((error: unknown) => sayNotShown(t, name, error))}
          >
            <FolderSearch size={16} />
          </ActionIcon>
        </Tooltip>
      )}
      {active && (
        <Tooltip label={t('export.cancel', { name })}>
          <ActionIcon
            size="sm"
            aria-label={t('export.cancel', { name })}
            onClick={() => app.exports.cancel(id)}
          >
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

function sayNotShown(t: TFunction, name: string, error: unknown): void {
  const { code, message } = failureOf(error);
  const reason = code === 'not-found' ? t('export.gone', { name }) : message;
  showProblem(t, t('export.notShown'), reason);
}

function StatusText({ task }: { readonly task: ExportTask }) {
  const { t } = useTranslation();
  const { status, framesDone, frames, rate, secondsLeft, report, message, kept, copies } = task;
  if (status === 'running' && rate !== null && secondsLeft !== null) {
    return t('export.progress', {
      framesDone,
      frames,
      rate: rate.toFixed(rate < 10 ? 1 : 0),
      time: formatSeconds(secondsLeft, t),
    });
  }
  if (status === 'done' && report !== null && report.insteadOf !== null) {
    return t('export.insteadOf', {
      wanted: codecTitle(report.insteadOf),
      codec: codecTitle(report.codec),
    });
  }
  if (status === 'done' && copies !== null) return t(`export.copied.${copies}`);
  const outcome = message ?? t(`export.status.${status}`);
  return kept === 0 ? outcome : t('export.kept', { outcome, kept });
}
