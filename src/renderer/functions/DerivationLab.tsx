// Softmax and cross-entropy, derived step by step to y − t: in symbols, with the current numbers, each line checked.
import { inLanguage } from '../../core/text/text';
import { SegmentedControl, Text, UnstyledButton } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { softmaxCrossEntropyDerivation } from '../../core/functions/derivation';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { softmaxCrossEntropy } from '../../core/functions/losses/softmaxCrossEntropy';
import { useLanguage, useSetting } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { NoticesPlace } from '../controls/NoticesPlace';
import { LogitSliders } from './LogitSliders';
import { useEditFunctions } from './useFunctions';

/** Maximum difference between a line and the difference quotient, which has rounding errors. */
const tolerance = 1e-8;

export function DerivationLab() {
  const { t } = useTranslation();
  const language = useLanguage();
  const edit = useEditFunctions();
  const { logits, target, component } = useSetting('functions');
  const targets = logits.map((_, index) => (index === target ? 1 : 0));
  const derivation = softmaxCrossEntropyDerivation(logits, targets, component);
  const { loss } = softmaxCrossEntropy.evaluate(logits, targets, {});
  return (
    <section className="derivationLab">
      <LogitSliders
        outputs={derivation.y}
        extraTitle={t('functions.derivation.target')}
        extra={(index) => (
          <UnstyledButton
            className="targetChoice"
            aria-pressed={index === target}
            aria-label={t('functions.derivation.targetIs', { index: index + 1 })}
            onClick={() => edit((settings) => ({ ...settings, target: index }))}
          >
            <MathFormula latex={`t_{${index + 1}} = ${targets[index]}`} inline />
          </UnstyledButton>
        )}
      />
      <div className="derivationHead">
        <MathFormula latex={`L = -\\sum_j t_j \\ln y_j = ${formatMeasure(loss)}`} inline />
        <div className="derivationChoice">
          <Text fz="xs">{t('functions.derivation.component')}</Text>
          <SegmentedControl
            size="xs"
            aria-label={t('functions.derivation.component')}
            value={String(component)}
            onChange={(value) => edit((settings) => ({ ...settings, component: Number(value) }))}
            data={logits.map((_, index) => ({ value: String(index), label: String(index + 1) }))}
          />
        </div>
      </div>
      <div className="derivationSteps">
        <ol className="derivation">
          {derivation.lines.map((line, index) => (
            <li key={line.latex} className="derivationLine">
              <Text fz="xs" c="dimmed" className="derivationReason">
                <span className="derivationNumber">{index + 1}</span>
                {inLanguage(line.reason, language)}
              </Text>
              <MathFormula
                latex={`${index === 0 ? `\\frac{\\partial L}{\\partial x_i}` : ''} = ${line.latex}`}
              />
              <div className="derivationNumbers">
                <MathFormula latex={`${derivation.latex} = ${line.numbersLatex}`} inline />
                <LineCheck value={line.value} difference={derivation.difference} />
              </div>
            </li>
          ))}
        </ol>
        <NoticesPlace />
      </div>
      <Text fz="xs" c="dimmed">
        {t('functions.derivation.difference', { value: formatMeasure(derivation.difference) })}
      </Text>
    </section>
  );
}

/** The line's number, and whether it agrees with a difference quotient of the loss. */
function LineCheck({ value, difference }: { readonly value: number | null; readonly difference: number }) {
  const { t } = useTranslation();
  if (value === null) {
    return (
      <span className="lineCheck" data-state="undefined">
        {t('functions.derivation.undefined')}
      </span>
    );
  }
  const agrees = Math.abs(value - difference) <= tolerance * Math.max(1, Math.abs(value));
  const label = agrees ? t('functions.derivation.agrees') : t('functions.derivation.differs');
  return (
    <span className="lineCheck" data-state={agrees ? 'agrees' : 'differs'}>
      <span className="number">{formatMeasure(value)}</span>
      {agrees ? <Check size={16} aria-label={label} /> : <X size={16} aria-label={label} />}
    </span>
  );
}
