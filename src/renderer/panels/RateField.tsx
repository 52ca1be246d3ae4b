// A runner's learning rate, with a mark on its slider at the limit of stability where the head stands.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatDigits } from '../../core/numbers/formatNumber';
import { useApp } from '../app/appContext';
import { useCalm } from '../app/useCalm';
import { useExplaining } from '../step/useExplanation';
import { HyperparameterField, type HyperparameterFieldProps } from './HyperparameterField';
import { rateLimit } from './rateLimit';

/** A mark that moves more often is restless. */
const perSecond = 4;

export function RateField(props: HyperparameterFieldProps) {
  const { t } = useTranslation();
  const { store } = useApp().explanations;
  useExplaining(perSecond);
  // In one value that compares: most explanations change nothing here.
  const limit = useStore(store, ({ shown }) => {
    const found = shown?.runner.key === props.runnerKey ? rateLimit(shown.runner, shown.explanation) : null;
    return found === null ? '' : `${found.isPlain ? 'plain' : 'other'} ${found.rate}`;
  });
  const [kind, rate] = useCalm(limit, perSecond).split(' ');
  if (rate === undefined) return <HyperparameterField {...props} />;
  const name = kind === 'plain' ? 'runner.plainRateLimit' : 'runner.rateLimit';
  return (
    <HyperparameterField
      {...props}
      markAt={Number(rate)}
      markWords={t(name, { rate: formatDigits(Number(rate), 2) })}
    />
  );
}
