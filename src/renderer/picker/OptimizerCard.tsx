// Details of an optimizer, with its own path on the open landscape.
import { inLanguage } from '../../core/text/text';
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultHyperparameters } from '../../core/hyperparameters/validateHyperparameters';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValue, HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import { ruleLatex } from '../../core/optimizers/ruleLatex';
import { raceHyperparameters } from '../../core/scene/sceneRunner';
import { nextRunnerLook } from '../../core/scene/palette';
import { useLanguage, useScene, useLandscape } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { formatMeasure, formatSetting } from '../../core/numbers/formatNumber';
import { LandscapeMap, type MapPath } from './LandscapeMap';
import { CardSection } from './PickerCard';
import { type PreviewRun, usePreviewRun } from './usePreviewRun';

interface OptimizerCardProps {
  readonly item: OptimizerDescription;
}

export function OptimizerCard({ item }: OptimizerCardProps) {
  const landscape = useLandscape();
  const { t } = useTranslation();
  const language = useLanguage();
  const preview = usePreviewRun(item);
  const latex = useMemo(() => ruleLatex(item, defaultHyperparameters(item)), [item]);
  return (
    <>
      <Text fz="sm">{inLanguage(item.idea, language)}</Text>
      <div className="cardColumns">
        <PathPreview optimizer={item} run={preview?.run ?? null} />
        <div className="cardFacts">
          <CardSection title={t('picker.goodAt')}>
            <Text fz="xs">{inLanguage(item.goodAt, language)}</Text>
          </CardSection>
          <CardSection title={t('picker.badAt')}>
            <Text fz="xs">{inLanguage(item.badAt, language)}</Text>
          </CardSection>
        </div>
      </div>
      <CardSection title={t('runner.rule')}>
        <MathFormula latex={latex} label={t('runner.rule')} />
      </CardSection>
      <Hyperparameters optimizer={item} values={preview?.values ?? raceHyperparameters(landscape, item)} />
      <CardSection title={t('picker.libraries')}>
        <Text fz="xs">{inLanguage(item.definitionNote, language)}</Text>
      </CardSection>
      <CardSection title={t('picker.paper')}>
        <Text fz="xs">
          {item.paper} ({item.year})
        </Text>
      </CardSection>
    </>
  );
}

interface PathPreviewProps {
  readonly optimizer: OptimizerDescription;
  readonly run: PreviewRun | 'failed' | null;
}

/** The path in the colour that the optimizer would have in the race. */
function PathPreview({ optimizer, run }: PathPreviewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reference = useScene((scene) => scene.landscape);
  const start = useScene((scene) => scene.start);
  const color = useScene((scene) => nextRunnerLook(scene.optimizers).color);
  const landscape = useLandscape();
  const path = useMemo(
    (): MapPath | null =>
      run === null || run === 'failed' ? null : { positions: run.positions, rows: run.rows, color },
    [run, color],
  );
  return (
    <figure className="pathPreview">
      <LandscapeMap
        reference={reference}
        landscape={landscape}
        start={start}
        path={path}
        label={t('picker.path', { name: optimizer.name, landscape: inLanguage(landscape.name, language) })}
      />
      <figcaption>
        <PathEnd run={run} />
      </figcaption>
    </figure>
  );
}

function PathEnd({ run }: { readonly run: PreviewRun | 'failed' | null }) {
  const { t } = useTranslation();
  if (run === null) return t('picker.pathRunning');
  if (run === 'failed') return t('picker.pathFailed');
  if (run.divergedAt !== null) return t('runner.diverged', { step: run.divergedAt });
  return t('picker.pathEnd', { loss: formatMeasure(run.loss), steps: run.rows - 1 });
}

interface HyperparametersProps {
  readonly optimizer: OptimizerDescription;
  readonly values: HyperparameterValues;
}

/** The values that the optimizer would start with; if its defaults differ, both. */
function Hyperparameters({ optimizer, values }: HyperparametersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const written = (value: HyperparameterValue | undefined): string => {
    if (typeof value === 'number') return formatSetting(value);
    return value === true ? t('picker.on') : t('picker.off');
  };
  const rows = Object.entries(optimizer.hyperparameters).flatMap(([name, declared]) =>
    declared.kind === 'library' ? [] : [{ name, declared, value: values[name] }],
  );
  if (rows.length === 0) return null;
  return (
    <CardSection title={t('picker.hyperparameters')}>
      <table className="cardTable">
        <tbody>
          {rows.map(({ name, declared, value }) => (
            <tr key={name}>
              <th scope="row">{inLanguage(declared.label, language)}</th>
              <td>
                <MathFormula latex={declared.symbol} inline />
              </td>
              <td className="number">
                {value !== declared.default && (
                  <span className="otherDefault">
                    {t('picker.default', { value: written(declared.default) })}
                  </span>
                )}
                {written(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </CardSection>
  );
}
