// The parameters of an activation or a loss as sliders.
import { inLanguage } from '../../core/text/text';
import {
  validateParameters,
  type FunctionDescription,
  type ParameterValues,
} from '../../core/functions/description';
import { describeHyperparameterRange } from '../../core/hyperparameters/validateHyperparameters';
import { invalid } from '../../core/validation/issue';
import { useLanguage } from '../app/appContext';
import { NumberSetting } from '../controls/NumberSetting';

interface FunctionParametersProps {
  readonly definition: FunctionDescription;
  /** Values of all parameters. */
  readonly values: ParameterValues;
  /** Changes with one merge key are one gesture, as in `NumberSetting`. */
  readonly onChange: (values: ParameterValues, mergeKey: string | null) => void;
}

export function FunctionParameters({ definition, values, onChange }: FunctionParametersProps) {
  const language = useLanguage();
  return Object.entries(definition.parameters).map(([name, declared]) => {
    const label = inLanguage(declared.label, language);
    return (
      <NumberSetting
        key={`${definition.id} ${name}`}
        label={label}
        symbol={declared.symbol}
        scaled={declared}
        value={values[name] ?? declared.default}
        resetValue={declared.default}
        check={(value) => {
          const checked = validateParameters(definition, { ...values, [name]: value });
          return checked.ok ? null : invalid(label, value, describeHyperparameterRange(label, declared));
        }}
        onChange={(value, mergeKey) => onChange({ ...values, [name]: value }, mergeKey)}
        mergeKey={`${definition.id}:${name}`}
      />
    );
  });
}
