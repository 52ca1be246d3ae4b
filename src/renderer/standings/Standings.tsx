// The runners at the end of the race, in a table that can be sorted and copied.
import { Button, type ButtonProps, Menu, Text, Tooltip, VisuallyHidden } from '@mantine/core';
import { Check, Copy, Scale, Timer } from 'lucide-react';
import { useEffect, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { shownStarts } from '../../core/scene/starts';
import { failureOf } from '../../protocol/failure';
import { useApp, useLanguage, useScene, useSetting, useWindow } from '../app/appContext';
import { useLowest } from '../app/useLowest';
import { useTicker } from '../app/useTicker';
import { LimitedField } from '../controls/LimitedField';
import { showProblem } from '../controls/notices';
import { useCopy } from '../controls/useCopy';
import { targets } from '../state/settings';
import { raceKey } from './raceKey';
import { createStandingRows, type StandingRow } from './standingRows';
import { sortRows, type CellContext } from './standingColumns';
import { standingsCsv, standingsText } from './standingsText';
import { measureStepTimes } from './stepTimes';
import { StandingsTable } from './StandingsTable';
import './standings.css';

const readingsPerSecond = 4;

export function Standings() {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const order = useSetting('standingsOrder');
  const lowest = useLowest();
  const race = useScene(raceKey);
  const tuned = useWindow((state) => (state.tuned?.race === race ? state.tuned : null));
  const hasSeveralStarts = useScene((scene) => shownStarts(scene).length > 1);
  const rows = sortRows(useStandingRows(lowest), order);
  const context: CellContext = { t, language, lowest };
  return (
    <section className="standings" aria-label={t('standings.title')}>
      <header>
        <TargetField />
        <span className="standingsSpace" />
        <MeasureButton />
        <HeaderButton
          label={t('standings.tune')}
          icon={<Scale size={13} />}
          variant="light"
          onClick={() => app.window.setState({ tuningOpen: true })}
        />
        <CopyMenu rows={rows} context={context} />
      </header>
      <div className="standingsBody">
        {rows.length === 0 ? (
          <Text fz="sm" c="dimmed" ta="center" m="auto">
            {t('standings.empty')}
          </Text>
        ) : (
          <div className="standingsScroll">
            <StandingsTable
              rows={rows}
              context={context}
              order={order}
              onOrder={(standingsOrder) => app.settings.setState({ standingsOrder })}
            />
          </div>
        )}
        <Text component="p" className="standingsNote">
          {lowest !== null && lowest !== 0 && (
            <>{t('standings.aboveLowest', { value: formatMeasure(lowest) })} </>
          )}
          {tuned === null
            ? t(hasSeveralStarts ? 'standings.untunedStarts' : 'standings.untuned')
            : t(hasSeveralStarts ? 'standings.tunedStarts' : 'standings.tuned', { count: tuned.tries })}
        </Text>
      </div>
    </section>
  );
}

/** The rows in the scene's order, read anew some times a second while rows arrive. */
function useStandingRows(lowest: number | null): readonly StandingRow[] {
  const app = useApp();
  const tolerance = useSetting('target');
  // Each time that is measured is shown at once.
  useWindow((state) => state.stepTimes);
  const reader = useRef(createStandingRows());
  const [rows, setRows] = useState<readonly StandingRow[]>([]);
  useTicker(() => {
    const { scene } = app.scenes.getState();
    const { stepTimes } = app.window.getState();
    setRows(reader.current.read(scene, app.trajectories.family, { lowest, tolerance, stepTimes }));
  }, readingsPerSecond);
  return rows;
}

function TargetField() {
  const app = useApp();
  const { t } = useTranslation();
  const target = useSetting('target');
  return (
    <Tooltip label={t('standing.targetHint')} multiline maw={280}>
      <div className="standingsTarget">
        <Text fz="xs" className="standingsWord">
          {t('standings.target')}
        </Text>
        <LimitedField
          label={t('standings.target')}
          name={t('standings.targetShort')}
          range={targets}
          value={target}
          onCommit={(next) => app.settings.setState({ target: next })}
        />
      </div>
    </Tooltip>
  );
}

interface HeaderButtonProps extends ButtonProps, Omit<ComponentProps<'button'>, keyof ButtonProps> {
  readonly label: string;
  readonly icon: ReactNode;
}

/** A button of the header: without its word where there is little room. */
function HeaderButton({ label, icon, ...button }: HeaderButtonProps) {
  return (
    <Button size="compact-xs" variant="default" aria-label={label} leftSection={icon} {...button}>
      <span className="standingsWord">{label}</span>
    </Button>
  );
}

/** Measures the times of steps, one runner after the other, so that nothing of the race slows them down. */
function MeasureButton() {
  const app = useApp();
  const { t } = useTranslation();
  const [isMeasuring, setMeasuring] = useState(false);
  const giveUp = useRef<AbortController | null>(null);
  useEffect(() => () => giveUp.current?.abort(), []);

  const measure = async (): Promise<void> => {
    const control = new AbortController();
    giveUp.current = control;
    setMeasuring(true);
    try {
      await measureStepTimes(app.host.client, app.scenes.getState().scene, control.signal, (key, seconds) => {
        const { stepTimes } = app.window.getState();
        app.window.setState({ stepTimes: new Map(stepTimes).set(key, seconds) });
      });
    } catch (error) {
      if (!control.signal.aborted) showProblem(t, t('standings.measureFailed'), failureOf(error).message);
    } finally {
      setMeasuring(false);
    }
  };

  return (
    <HeaderButton
      label={t(isMeasuring ? 'standings.measuring' : 'standings.measure')}
      icon={<Timer size={13} />}
      disabled={isMeasuring}
      onClick={() => void measure()}
    />
  );
}

interface CopyMenuProps {
  readonly rows: readonly StandingRow[];
  readonly context: CellContext;
}

function CopyMenu({ rows, context }: CopyMenuProps) {
  const { t } = useTranslation();
  const target = useSetting('target');
  const { copy, copied } = useCopy();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <HeaderButton
          label={t(copied ? 'app.copied' : 'standings.copy')}
          icon={copied ? <Check size={13} /> : <Copy size={13} />}
        />
      </Menu.Target>
      <VisuallyHidden role="status">{copied ? t('app.copied') : ''}</VisuallyHidden>
      <Menu.Dropdown>
        <Menu.Item onClick={() => copy(standingsText(rows, context))}>{t('standings.copyText')}</Menu.Item>
        <Menu.Item onClick={() => copy(standingsCsv(rows, { lowest: context.lowest, target }))}>
          {t('standings.copyCsv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
