// The learning rate of one runner over the race, small, with the play head on it.
import { Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SceneRunner } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp, useScene } from '../app/appContext';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { useTicker } from '../app/useTicker';
import { runnerRate } from './runnerRate';
import { curveBox, scheduleCurve } from './scheduleCurve';
import './charts.css';

export function ScheduleChart({ runner }: { readonly runner: SceneRunner }) {
  const app = useApp();
  const { t } = useTranslation();
  const steps = useScene((scene) => scene.steps);
  const head = useRef<HTMLDivElement>(null);
  const dot = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const rate = runnerRate(runner);
  const curve = rate === null ? null : scheduleCurve(rate, steps);

  useTicker(() => {
    if (rate === null || curve === null || head.current === null) return;
    const { scene } = app.scenes.getState();
    const position = stepAt(scene, app.playback.seconds());
    // The current update, or the last one.
    const step = Math.min(Math.floor(position), scene.steps - 1);
    const now = rate(step);
    head.current.style.transform = `translateX(${(100 * position) / scene.steps}%)`;
    dot.current!.style.top = `${100 * (1 - Math.min(1, now / curve.top))}%`;
    readout.current!.textContent = t('schedule.at', { step, rate: formatMeasure(now) });
  }, 20);

  if (rate === null || curve === null) return null;
  const label = t('schedule.curve', {
    first: formatMeasure(rate(0)),
    last: formatMeasure(rate(steps - 1)),
    top: formatMeasure(curve.top),
  });
  return (
    <figure className="scheduleChart">
      <figcaption>
        <Text component="span" fz={11} c="dimmed">
          {formatMeasure(curve.top)}
        </Text>
        <span ref={readout} className="scheduleNow" />
      </figcaption>
      <div className="schedulePlot">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${curveBox.width} ${curveBox.height}`}
          preserveAspectRatio="none"
        >
          <path className="scheduleArea" d={curve.area} />
          <path className="scheduleLine" d={curve.line} />
        </svg>
        <div ref={head} className="scheduleHead">
          <div ref={dot} className="scheduleDot" />
        </div>
      </div>
      <div className="scheduleAxis" aria-hidden>
        <span>0</span>
        <span>{steps}</span>
      </div>
    </figure>
  );
}
