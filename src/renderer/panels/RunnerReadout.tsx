// A runner's loss at the play head, and what has become of it.
import { VisuallyHidden } from '@mantine/core';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { divergedStep } from '../../core/timeline/divergence';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp } from '../app/appContext';
import { useTicker } from '../app/useTicker';
import { createExitFinder } from '../state/rowFinder';
import { rowAt } from '../state/standing';

/** The loss at the play head and, once it has ended, the runner's status. Written bypassing React while playing. */
export const RunnerReadout = memo(function RunnerReadout({ runnerKey }: { readonly runnerKey: string }) {
  const app = useApp();
  const { t } = useTranslation();
  const value = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const exit = useRef(createExitFinder());

  useTicker(() => {
    const { scene } = app.scenes.getState();
    const trajectory = app.trajectories.find(runnerKey);
    if (value.current === null || note.current === null || trajectory === undefined) return;
    const { state, columns } = trajectory;
    const step = Math.floor(stepAt(scene, app.playback.seconds()));
    const row = rowAt(trajectory, step);
    value.current.textContent = row < 0 ? '…' : formatMeasure(columns.values[row]!);
    const left = exit.current.find(trajectory, app.landscape().domain);
    const divergedAt = divergedStep(trajectory, app.landscape());
    const diverged = divergedAt !== null && step >= divergedAt;
    const converged = state.status === 'converged' && step >= state.rows - 1;
    const failed = state.status === 'failed' && step >= state.rows - 1;
    note.current.textContent = failed
      ? t('runner.failed')
      : diverged
        ? t('runner.diverged', { step: divergedAt })
        : converged
          ? t('runner.converged', { step: state.rows - 1 })
          : left !== null && step >= left
            ? t('runner.leftDomain', { step: left })
            : '';
    note.current.dataset['tone'] = failed || diverged ? 'bad' : converged ? 'good' : 'plain';
  }, 10);

  return (
    <span className="runnerReadout">
      <span ref={note} className="runnerNote" />
      <span className="runnerLoss">
        <VisuallyHidden>{t('runner.loss')} </VisuallyHidden>
        <span ref={value} />
      </span>
    </span>
  );
});
