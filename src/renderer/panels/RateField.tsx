// A runner's learning rate, with a mark on its slider at the limit of stability where the head stands.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { formatDigits } from '../../core/numbers/formatNumber';
import type { SceneRunner } from '../../core/scene/scene';
import { useApp } from '../app/appContext';
import { useCalm } from '../app/useCalm';
import type { ExplanationState } from '../state/explanations';
import { useExplaining } from '../step/useExplanation';
import { HyperparameterField, type HyperparameterFieldProps } from './HyperparameterField';
import { rateLimit } from './rateLimit';

/** A mark that moves more often is restless. */
const perSecond = 4;

interface RateFieldProps extends HyperparameterFieldProps {
  readonly runner: Pick<SceneRunner, 'key' | 'id'>;
}

export function RateField({ runner: { key, id }, ...field }: RateFieldProps) {
  const { t } = useTranslation();
  const { store } = useApp().explanations;
  const explained = ({ shown }: ExplanationState) =>
    shown?.runner.key === key && shown.runner.id === id ? shown : null;
  // A rule that divides does so with each update: it has no mark anywhere, and nothing is to be asked for.
  const divides = useStore(store, (state) => (explained(state)?.explanation.divisor ?? null) !== null);
  const limit = useStore(
    store,
    useShallow((state) => {
      const shown = explained(state);
      return shown && rateLimit(shown.runner, shown.explanation);
    }),
  );
  const mark = useCalm(limit, perSecond);
  const name = mark?.isPlain === true ? 'runner.plainRateLimit' : 'runner.rateLimit';
  return (
    <>
      {!divides && <Explaining />}
      <HyperparameterField
        {...field}
        {...(mark && { markAt: mark.rate, markWords: t(name, { rate: formatDigits(mark.rate, 2) }) })}
      />
    </>
  );
}

function Explaining() {
  useExplaining(perSecond);
  return null;
}
