// The Softmax, which has no plot over one number: inputs, outputs, the whole Jacobian, and two inputs as the Sigmoid.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VectorActivation } from '../../core/functions/activations/activation';
import { formatMeasure } from '../../core/numbers/formatNumber';
import { useSetting } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { NoticesPlace } from '../controls/NoticesPlace';
import type { ShownFunction } from '../../core/view/functionSettings';
import { JacobianMap } from './JacobianMap';
import { LogitSliders } from './LogitSliders';
import { SigmoidPair } from './SigmoidPair';

export function SoftmaxLab({ shown }: { readonly shown: ShownFunction<VectorActivation> }) {
  const { t } = useTranslation();
  const { logits } = useSetting('functions');
  const { y, jacobian } = shown.definition.evaluate(logits, shown.parameters);
  const total = y.reduce((sum, each) => sum + each, 0);
  return (
    <section className="softmaxLab">
      <LogitSliders outputs={y} />
      <Text fz={11} c="dimmed" ta="right" className="softmaxSum">
        {t('functions.softmax.sum', { sum: formatMeasure(total) })}
      </Text>
      <div className="softmaxPictures">
        <section className="jacobianSection">
          <Text component="h3" fz="xs" fw={600}>
            {t('functions.softmax.jacobian')} <MathFormula latex="\partial y_i / \partial x_j" inline />
          </Text>
          <JacobianMap jacobian={jacobian} />
          <Text fz={11} c="dimmed" mt={6}>
            {t('functions.softmax.jacobianHint')}
          </Text>
          <NoticesPlace />
        </section>
        <SigmoidPair temperature={shown.parameters['temperature'] ?? 1} />
      </div>
    </section>
  );
}
