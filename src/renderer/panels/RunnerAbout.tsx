// About an optimizer: its idea, its strengths, its differences between libraries, its paper.
import { inLanguage } from '../../core/text/text';
import { Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import { useLanguage } from '../app/appContext';

export const RunnerAbout = memo(function RunnerAbout({
  optimizer,
}: {
  readonly optimizer: OptimizerDescription;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows: readonly (readonly [term: string, text: string])[] = [
    [t('runner.goodAt'), inLanguage(optimizer.goodAt, language)],
    [t('runner.badAt'), inLanguage(optimizer.badAt, language)],
    [t('runner.libraries'), inLanguage(optimizer.definitionNote, language)],
    [t('runner.paper'), `${optimizer.paper} (${optimizer.year})`],
  ];
  return (
    <section className="runnerAbout">
      <Text fz="xs">{inLanguage(optimizer.idea, language)}</Text>
      <dl>
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
});
