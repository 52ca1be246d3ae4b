// The legend while presenting: each visible runner's mark, name and loss. A press selects the runner whose steps are explained.
import { UnstyledButton } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameEnds, runnerNames } from '../../core/scene/runnerName';
import { useApp, useScene, useSetting, useWindow } from '../app/appContext';
import { RunnerMark } from '../controls/RunnerMark';
import { RunnerName } from '../controls/RunnerName';
import { RunnerReadout } from '../panels/RunnerReadout';
import { useGlide } from '../panels/useGlide';
import { useRunnerOrder } from '../panels/useRunnerOrder';

export function PresentingLegend() {
  const app = useApp();
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const runners = useScene((scene) => scene.optimizers);
  const selected = useWindow((state) => state.selectedRunner);
  const names = runnerNames(runners);
  const ends = nameEnds(names);
  const order = useRunnerOrder(runners, useSetting('runnerOrder') === 'loss', list);
  useGlide(list, order);
  const shown = order.flatMap((key) => runners.filter((runner) => runner.key === key && runner.visible));
  return (
    <aside className="presentingLegend" aria-label={t('present.legend')}>
      <ul ref={list}>
        {shown.map((runner) => (
          <li key={runner.key} data-runner={runner.key} data-ghost={runner.ghost}>
            <UnstyledButton
              className="presentingRunner"
              aria-pressed={runner.key === selected}
              onClick={() => app.window.setState({ selectedRunner: runner.key })}
            >
              <RunnerMark look={runner} />
              <span className="presentingName">
                <RunnerName name={names.get(runner.key)!} end={ends.get(runner.key)!} />
              </span>
              <RunnerReadout runnerKey={runner.key} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </aside>
  );
}
