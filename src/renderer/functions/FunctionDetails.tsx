// Details of the selected function: formulas, parameters, strengths and weaknesses, use, convention and source.
import { Button, ScrollArea, Stack, Text } from '@mantine/core';
import { Flag } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunctionDescription } from '../../core/functions/description';
import { inLanguage, type Phrase } from '../../core/text/text';
import { useLanguage } from '../app/appContext';
import { MathFormula } from '../controls/MathFormula';
import { Section } from '../controls/Section';
import {
  setFunctionParameters,
  type FunctionKind,
  type ShownFunction,
} from '../../core/view/functionSettings';
import { FunctionParameters } from './FunctionParameters';
import { useEditFunctions } from './useFunctions';
import type { NeuronRace } from './useNeuronRace';

interface FunctionDetailsProps {
  readonly kind: FunctionKind;
  readonly shown: ShownFunction<FunctionDescription>;
  readonly race: NeuronRace;
  /** Shown below the formulas. */
  readonly children?: ReactNode;
}

export function FunctionDetails({ kind, shown, race, children }: FunctionDetailsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const edit = useEditFunctions();
  const { definition, parameters } = shown;
  return (
    <aside className="functionDetails" aria-label={inLanguage(definition.name, language)}>
      <ScrollArea h="100%" type="auto" scrollbarSize={8}>
        <Stack gap="lg" p="md">
          <div>
            <Text component="h2" fz={20} fw={650} lh={1.25}>
              {inLanguage(definition.name, language)}
            </Text>
            <Text fz="sm" mt={6}>
              {inLanguage(definition.use, language)}
            </Text>
          </div>
          <Section title={t('functions.formula')}>
            <MathFormula latex={definition.latex} label={t('functions.formula')} />
          </Section>
          <Section title={t('functions.derivative')}>
            <MathFormula latex={definition.derivativeLatex} label={t('functions.derivative')} />
          </Section>
          {Object.keys(parameters).length > 0 && (
            <Section title={t('functions.parameters')}>
              <FunctionParameters
                definition={definition}
                values={parameters}
                onChange={(values) =>
                  edit((settings) => setFunctionParameters(settings, kind, definition.id, values))
                }
              />
            </Section>
          )}
          {children}
          <div className="functionRace">
            <Button fullWidth color="iris.6" leftSection={<Flag size={16} />} onClick={race.start}>
              {race.title}
            </Button>
            <Text fz={11} c="dimmed" mt={4} ta="center">
              {race.text}
            </Text>
          </div>
          <Points title={t('functions.goodPoints')} points={definition.goodPoints} tone="good" />
          <Points title={t('functions.badPoints')} points={definition.badPoints} tone="bad" />
          <Section title={t('functions.convention')}>
            <Text fz="xs">{inLanguage(definition.definitionNote, language)}</Text>
          </Section>
          <Section title={t('functions.source')}>
            <Text fz="xs" c="dimmed">
              {definition.source}
            </Text>
          </Section>
        </Stack>
      </ScrollArea>
    </aside>
  );
}

interface PointsProps {
  readonly title: string;
  readonly points: readonly Phrase[];
  readonly tone: 'good' | 'bad';
}

function Points({ title, points, tone }: PointsProps) {
  const language = useLanguage();
  return (
    <Section title={title}>
      <ul className="functionPoints" data-tone={tone}>
        {points.map((point) => (
          <li key={inLanguage(point, 'en')}>{inLanguage(point, language)}</li>
        ))}
      </ul>
    </Section>
  );
}
