// Parameter values for tests: the defaults, and both ends of each slider.
import { defaultParameters, type FunctionDescription, type ParameterValues } from '../description';

export function parameterCases(definition: Pick<FunctionDescription, 'parameters'>): ParameterValues[] {
  const defaults = defaultParameters(definition);
  return [
    defaults,
    ...Object.entries(definition.parameters).flatMap(([name, { slider }]) =>
      slider.map((value) => ({ ...defaults, [name]: value })),
    ),
  ];
}
