// The tuning of all rates: what is tried, how it goes, what is chosen, and whether that is used.
import { Button, Group, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure, formatSetting } from '../../core/numbers/formatNumber';
import { runnerNames } from '../../core/scene/runnerName';
import { tuningRates, type Try } from '../../core/timeline/tuning';
import { failureOf } from '../../protocol/failure';
import { useApp, useScene, useWindow } from '../app/appContext';
import { useLowest } from '../app/useLowest';
import { Dialog } from '../controls/Dialog';
import { NoticesPlace } from '../controls/NoticesPlace';
import { RunnerMark } from '../controls/RunnerMark';
import { inNextFrame, notInNextFrame } from '../host/nextFrame';
import { raceKey } from './raceKey';
import { TryPlot, tryScale, type TryScale } from './TryPlot';
import { plannedTuning, tuneRates, withChosenRates, type RunnerTuning, type Tuning } from './tuneRates';
import './standings.css';

export function TuningDialog() {
  const app = useApp();
  const { t } = useTranslation();
  const opened = useWindow((state) => state.tuningOpen);
  const close = (): void => app.window.setState({ tuningOpen: false });
  return (
    <Dialog opened={opened} onClose={close} title={t('standings.tuning.title')} size={1000}>
      <NoticesPlace />
      <OpenTuning onClose={close} />
    </Dialog>
  );
}

/** Begins anew with another race, except while the dialog closes. */
function OpenTuning({ onClose }: { readonly onClose: () => void }) {
  const opened = useWindow((state) => state.tuningOpen);
  const race = useScene(raceKey);
  const [shown, setShown] = useState(race);
  if (opened && shown !== race) setShown(race);
  return <RaceTuning key={shown} onClose={onClose} />;
}

/** The tuning of the open race: it begins with the component and is given up with it. */
function useTuning(): { readonly tuning: Tuning; readonly problem: string | null } {
  const app = useApp();
  const [tuning, setTuning] = useState(() => plannedTuning(app.scenes.getState().scene));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const { scene } = app.scenes.getState();
    const giveUp = new AbortController();
    let latest = plannedTuning(scene);
    const show = (): void => setTuning(latest);
    tuneRates(app.host.client, scene, giveUp.signal, (next) => {
      latest = next;
      inNextFrame(show);
    }).catch((error: unknown) => {
      if (!giveUp.signal.aborted) setProblem(failureOf(error).message);
    });
    return () => {
      giveUp.abort();
      notInNextFrame(show);
    };
  }, [app]);
  return { tuning, problem };
}

function RaceTuning({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { t } = useTranslation();
  const { tuning, problem } = useTuning();
  const runners = useScene((scene) => scene.optimizers);
  const names = runnerNames(runners);
  const scale = tryScale(tuning.runners, useLowest());
  const isDone = tuning.done === tuning.total;
  const tuned = new Set(tuning.runners.map(({ runner }) => runner.key));
  const others = runners.filter(({ key, visible }) => visible && !tuned.has(key));

  const apply = (): void => {
    if (!app.edit((scene) => withChosenRates(scene, tuning))) return;
    const race = raceKey(app.scenes.getState().scene);
    app.window.setState({ tuned: { race, tries: tuningRates.length }, tuningOpen: false });
  };

  return (
    <div className="tuning">
      <Text fz="sm">
        {t('standings.tuning.rule', {
          count: tuningRates.length,
          from: formatSetting(tuningRates[0]!),
          to: formatSetting(tuningRates.at(-1)!),
        })}
      </Text>
      {tuning.runners.length === 0 ? (
        <Text fz="sm" c="dimmed" ta="center" py="lg">
          {t('standings.tuning.nobody')}
        </Text>
      ) : (
        <>
          <TryLegend />
          <ul className="tuningRunners">
            {tuning.runners.map((each) => (
              <li key={each.runner.key}>
                <TunedRunner
                  tuning={each}
                  name={names.get(each.runner.key) ?? each.runner.key}
                  scale={scale}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <Text fz="xs" c="dimmed">
          {t('standings.tuning.without', {
            names: others.map(({ key }) => names.get(key)!).join(t('notice.and')),
          })}
        </Text>
      )}
      <Group justify="flex-end" gap="sm" className="tuningEnd">
        {problem !== null && (
          <Text fz="sm" c="red" role="alert">
            {t('standings.tuning.failed', { message: problem })}
          </Text>
        )}
        {!isDone && problem === null && (
          <div className="tuningProgress">
            <Progress
              value={(100 * tuning.done) / tuning.total}
              aria-label={t('standings.tuning.progress', { done: tuning.done, total: tuning.total })}
            />
            <Text fz="xs" c="dimmed">
              {t('standings.tuning.progress', { done: tuning.done, total: tuning.total })}
            </Text>
          </div>
        )}
        <Button variant="default" size="sm" onClick={onClose}>
          {t(isDone ? 'standings.tuning.close' : 'standings.tuning.cancel')}
        </Button>
        <Button
          size="sm"
          disabled={!isDone || tuning.runners.every(({ chosen }) => chosen === null)}
          onClick={apply}
        >
          {t('standings.tuning.apply')}
        </Button>
      </Group>
    </div>
  );
}

function TryLegend() {
  const { t } = useTranslation();
  return (
    <div className="tryLegend">
      <span>{t('standings.tuning.legend')}</span>
      <span>
        <svg viewBox="-6 -6 12 12" aria-hidden>
          <circle className="tryChosen" r={4.6} />
        </svg>
        {t('standings.tuning.legendChosen')}
      </span>
      <span>
        <svg viewBox="-6 -6 12 12" aria-hidden>
          <circle className="tryBefore" r={4.6} />
        </svg>
        {t('standings.tuning.legendBefore')}
      </span>
      <span>
        <svg viewBox="-6 -6 12 12" aria-hidden>
          <path className="tryLost" d="M-2.2 -2.2l4.4 4.4m0 -4.4l-4.4 4.4" />
        </svg>
        {t('standings.tuning.legendDiverged')}
      </span>
    </div>
  );
}

interface TunedRunnerProps {
  readonly tuning: RunnerTuning;
  readonly name: string;
  readonly scale: TryScale;
}

function TunedRunner({ tuning, name, scale }: TunedRunnerProps) {
  const { t } = useTranslation();
  const { runner, tries, count, before, chosen } = tuning;
  const lossOf = ({ loss }: Try): string =>
    loss === Infinity ? t('standings.tuning.diverges') : formatMeasure(Math.max(0, loss - scale.lowest));
  return (
    <>
      <div className="tunedName">
        <RunnerMark look={runner} size={13} />
        <span>{name}</span>
        {chosen !== null && before !== null && (
          <span className="tunedRate">
            {t('standings.tuning.rates', {
              before: formatSetting(before.rate),
              after: formatSetting(chosen.rate),
            })}
          </span>
        )}
      </div>
      <TryPlot tuning={tuning} name={name} scale={scale} />
      <div className="tunedText">
        {chosen !== null && before !== null && (
          <span>
            {t('standings.tuning.losses', { before: lossOf(before), after: lossOf(chosen) })}
            {before.loss < chosen.loss && <> · {t('standings.tuning.beforeBetter')}</>}
          </span>
        )}
        {chosen === null && tries.length === count && <span>{t('standings.tuning.allDiverge')}</span>}
      </div>
    </>
  );
}
