// The open race's own formula: its parameters as sliders that change the surface and the race, and a button to edit it.
import { Button } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FormulaParameter } from '../../core/landscapes/reference';
import { useApp, useScene } from '../app/appContext';
import { runCommand } from '../commands/commands';
import { Section } from '../controls/Section';
import './formula.css';
import { FormulaParameters } from './FormulaParameters';

/** Renders nothing for a built-in landscape. */
export function FormulaPanel() {
  const app = useApp();
  const { t } = useTranslation();
  const landscape = useScene((scene) => scene.landscape);
  if (!('formula' in landscape)) return null;
  const set = (name: string, parameter: FormulaParameter): void =>
    void app.edit((scene) => {
      if (!('formula' in scene.landscape)) return scene;
      const parameters = { ...scene.landscape.parameters, [name]: parameter };
      return { ...scene, landscape: { ...scene.landscape, parameters } };
    }, `parameter:${name}`);
  return (
    <Section title={t('formula.title')}>
      <code className="formulaShown">{landscape.formula}</code>
      <FormulaParameters
        parameters={landscape.parameters}
        onChange={set}
        onChangeEnd={() => app.scenes.endGesture()}
      />
      <Button
        variant="light"
        size="xs"
        leftSection={<Pencil size={14} />}
        onClick={() => runCommand(app, 'picker.formula')}
      >
        {t('formula.edit')}
      </Button>
    </Section>
  );
}
